import Grading
import LinearAlgebra

/// What people really get wrong.
func refittedMistakes() -> [Mistake<RefittedAnswer>] {
  func mean(_ a: Matrix<Double>) -> Vector<Double> {
    a * Vector(repeating: 1 / Double(a.columns), count: a.columns)
  }
  func centered(_ a: Matrix<Double>) -> Matrix<Double> {
    a - mean(a).outer(Vector(repeating: 1, count: a.columns))
  }
  /// The factor for inner numbers and outputs.
  func fit(_ h: Matrix<Double>, _ y: Matrix<Double>) throws -> Matrix<Double> {
    try h.transposed().leastSquares(y.transposed()).transposed()
  }
  return [
    Mistake("leaves the bias out", caughtAt: "the statement's example") { r, x, y in
      (try fit(r * x, y), .zero(y.rows))
    },
    Mistake("takes the mean of the outputs as the bias", caughtAt: "the statement's example") {
      r, x, y in (try fit(centered(r * x), centered(y)), mean(y))
    },
    Mistake("fits without a bias and adds one after it", caughtAt: "the statement's example") {
      r, x, y in
      let left = try fit(r * x, y)
      return (left, mean(y - left * (r * x)))
    },
    Mistake("adds the mean where it should subtract", caughtAt: "the statement's example") {
      r, x, y in
      let left = try fit(centered(r * x), centered(y))
      return (left, mean(y) + left * mean(r * x))
    },
    Mistake(
      "takes the outputs at the first input for the bias", caughtAt: "points that are on no line"
    ) {
      r, x, y in
      let left = try fit(centered(r * x), centered(y))
      return (left, (y - left * (r * x))[column: 0])
    },
    Mistake("fits all of the weight and cuts it", caughtAt: "a right factor that mixes") {
      r, x, y in
      let svd = try SVD(centered(x))
      let limit = 1e-9 * (svd.singularValues.first ?? 0)
      let inverse = Vector(svd.singularValues.map { $0 > limit ? 1 / $0 : 0 })
      let weight = centered(y) * svd.v.scaled(columnsBy: inverse) * svd.u.transpose
      let left = weight[columns: 0..<r.rows]
      return (left, mean(y) - left * mean(r * x))
    },
    Mistake("projects with the transpose of R", caughtAt: "a right factor that mixes") { r, x, y in
      let svd = try SVD(centered(x))
      let limit = 1e-9 * (svd.singularValues.first ?? 0)
      let inverse = Vector(svd.singularValues.map { $0 > limit ? 1 / $0 : 0 })
      let weight = centered(y) * svd.v.scaled(columnsBy: inverse) * svd.u.transpose
      let left = try r.rowGram().solve(r * weight.transpose).transposed()
      return (left, mean(y) - left * mean(r * x))
    },
    Mistake("divides by one fewer than there are columns", caughtAt: "the statement's example") {
      r, x, y in
      let h = r * x
      let factor = 1 / Double(max(1, x.columns - 1))
      let ones = Vector<Double>(repeating: 1, count: x.columns)
      let (u, v) = (factor * (h * ones), factor * (y * ones))
      let left = try fit(h - u.outer(ones), y - v.outer(ones))
      return (left, v - left * u)
    },
    Mistake("solves with a Gram matrix", caughtAt: "nearly dependent entries") { r, x, y in
      let (h, z) = (centered(r * x), centered(y))
      let left = try h.rowGram().solve(h * z.transpose).transposed()
      return (left, mean(y) - left * mean(r * x))
    },
    Mistake("damps the Gram matrix by 1e-6", caughtAt: "the statement's example") { r, x, y in
      let (h, z) = (centered(r * x), centered(y))
      let gram = h.rowGram() + 1e-6 * Matrix.identity(h.rows)
      let left = try gram.solve(h * z.transpose).transposed()
      return (left, mean(y) - left * mean(r * x))
    },
    Mistake("fits each inner number by itself", caughtAt: "4 outputs, inner size 3, 20 columns") {
      r, x, y in
      let (h, z) = (centered(r * x), centered(y))
      let lengths = Vector((0..<h.rows).map { 1 / h[row: $0].dot(h[row: $0]) })
      let left = (z * h.transpose).scaled(columnsBy: lengths)
      return (left, mean(y) - left * mean(r * x))
    },
  ]
}
