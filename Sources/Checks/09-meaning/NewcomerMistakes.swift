import Grading
import LinearAlgebra

/// What people really get wrong about a new person.
func newcomerMistakes() -> [Mistake<NewcomerAnswer>] { wrongSums() + wrongWays() }

/// The sum over singular values, with parts that a mistake changes.
private struct Filter {
  var weight: (_ penalty: Double, _ f: Matrix<Double>) -> Double = { $0 * Double($1.rows) }
  var part: (_ sigma: Double, _ weight: Double) -> Double = { $0 / ($0 * $0 + $1) }
  var limit: (Vector<Double>) -> Double = { 1e-10 * $0[0] }
  var isRefused: (Double) -> Bool = { !($0 >= 0) }

  func callAsFunction(
    _ f: Matrix<Double>, _ ratings: Vector<Double>, _ penalty: Double
  ) throws -> Vector<Double> {
    if isRefused(penalty) { throw Refusal() }
    if f.isEmpty { return .zero(f.columns) }
    let svd = try SVD(f)
    let known = svd.u.transpose * ratings
    let (sigma, weight) = (svd.singularValues, self.weight(penalty, f))
    let floor = limit(sigma)
    return svd.v
      * Vector(sigma.indices.map { sigma[$0] > floor ? known[$0] * part(sigma[$0], weight) : 0 })
  }
}

private func wrongSums() -> [Mistake<NewcomerAnswer>] {
  func mistake(
    _ description: String, at name: String, _ change: (inout Filter) -> Void
  ) -> Mistake<NewcomerAnswer> {
    var filter = Filter()
    change(&filter)
    let changed = filter
    return Mistake(description, caughtAt: name) { try changed($0, $1, $2) }
  }
  return [
    mistake("does not multiply the penalty by the number of ratings", at: "the example") {
      $0.weight = { penalty, _ in penalty }
    },
    mistake("multiplies the penalty by the number of factors", at: "the example") {
      $0.weight = { $0 * Double($1.columns) }
    },
    mistake("forgets the penalty", at: "the example") { $0.weight = { _, _ in 0 } },
    mistake("divides by σ + λm", at: "the example") { $0.part = { 1 / ($0 + $1) } },
    mistake("forgets σ above the line", at: "the example") { $0.part = { 1 / ($0 * $0 + $1) } },
    mistake("gives the share that is kept, σ²/(σ² + λm)", at: "the example") {
      $0.part = { $0 * $0 / ($0 * $0 + $1) }
    },
    mistake("divides by values of zero", at: "one film twice, of two minds") {
      $0.limit = { _ in -1 }
      $0.part = { 1 / ($0 + $1 / $0) }
    },
    mistake("keeps values above 1e-10 only", at: "F times 2^-200") { $0.limit = { _ in 1e-10 } },
    mistake("keeps values above rounding errors", at: "a value that counts as zero") {
      $0.limit = { 1e-14 * $0[0] }
    },
    mistake("drops values below a ten thousandth", at: "films nearly alike, 5 × 40, penalty 0.0") {
      $0.limit = { 1e-4 * $0[0] }
    },
    mistake("compares a penalty that is NaN", at: "penalty NaN") { $0.isRefused = { $0 < 0 } },
    mistake("refuses a penalty of zero", at: "the example without a penalty") {
      $0.isRefused = { !($0 > 0) }
    },
    mistake("lets negative penalties pass", at: "a negative penalty") {
      $0.isRefused = { $0.isNaN }
    },
  ]
}

private func wrongWays() -> [Mistake<NewcomerAnswer>] {
  func refuse(_ penalty: Double) throws {
    if !(penalty >= 0) { throw Refusal() }
  }
  return [
    Mistake("solves k equations", caughtAt: "100,000 factors, penalty 0.0") {
      f, ratings, penalty in
      try refuse(penalty)
      if f.columns > 1000 { throw Refusal() }
      return try Filter()(f, ratings, penalty)
    },
    Mistake(
      "solves the normal equations, also without a penalty",
      caughtAt: "the example without a penalty"
    ) {
      f, ratings, penalty in
      try refuse(penalty)
      if f.isEmpty { return .zero(f.columns) }
      let system = f.gram() + (penalty * Double(f.rows)) * Matrix.identity(f.columns)
      return try Cholesky(system).solve(f.transpose * ratings)
    },
    Mistake("solves m equations, also where films repeat", caughtAt: "more ratings than factors") {
      f, ratings, penalty in
      try refuse(penalty)
      if f.isEmpty { return .zero(f.columns) }
      let system = f.rowGram() + (penalty * Double(f.rows)) * Matrix.identity(f.rows)
      return f.transpose * (try Cholesky(system).solve(ratings))
    },
    Mistake("squares the condition", caughtAt: "films nearly alike, 5 × 40, penalty 0.0") {
      f, ratings, penalty in
      try refuse(penalty)
      if f.isEmpty { return .zero(f.columns) }
      let eigen = try SymmetricEigen(f.rowGram())
      let largest = eigen.eigenvalues[f.rows - 1]
      let known = eigen.eigenvectors.transpose * ratings
      let parts = known.indices.map { k in
        eigen.eigenvalues[k] > 1e-14 * largest
          ? known[k] / (eigen.eigenvalues[k] + penalty * Double(f.rows)) : 0
      }
      return f.transpose * (eigen.eigenvectors * Vector(parts))
    },
    Mistake("adds 1e-6 to the diagonal", caughtAt: "the example") {
      f, ratings, penalty in
      try refuse(penalty)
      if f.isEmpty { return .zero(f.columns) }
      let system =
        f.rowGram() + (penalty * Double(f.rows) + 1e-6) * Matrix.identity(f.rows)
      return f.transpose * (try Cholesky(system).solve(ratings))
    },
    Mistake("gives a vector of ratings", caughtAt: "the example") { f, ratings, penalty in
      try refuse(penalty)
      return f * (try Filter()(f, ratings, penalty))
    },
    Mistake("averages the films by their ratings", caughtAt: "the example") {
      f, ratings, penalty in
      try refuse(penalty)
      return f.rows == 0 ? .zero(f.columns) : f.transpose * ratings / Double(f.rows)
    },
    Mistake("stops without ratings", caughtAt: "no rating") { f, ratings, penalty in
      if f.isEmpty { throw Refusal() }
      return try Filter()(f, ratings, penalty)
    },
  ]
}
