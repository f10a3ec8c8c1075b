import Grading
import LinearAlgebra

/// What people really get wrong about Gram–Schmidt with pivoting.
func gramSchmidtMistakes() -> [Mistake<GramSchmidtAnswer>] {
  wrongChoices() + wrongDirections() + wrongLimits()
}

/// The method of the reference, with one thing done otherwise.
private struct GramSchmidt {
  var length: (Vector<Double>) -> Double = { $0.norm }
  var choose: (_ left: [Int], _ lengths: [Double]) -> Int? = { left, lengths in
    left.max { lengths[$0] < lengths[$1] }
  }
  var correct: (_ residual: Vector<Double>, _ known: Matrix<Double>) -> Vector<Double> = {
    $0 - $1 * ($1.transpose * $0)
  }
  var normalize: (Vector<Double>) -> Vector<Double> = { $0 / $0.norm }
  var limit: (Matrix<Double>) -> Double = { a in
    Double(max(a.rows, a.columns)) * .ulpOfOne * (columnLengths(a).max() ?? 0)
  }
  var isExhausted: (_ length: Double, _ limit: Double) -> Bool = { $0 <= $1 }

  func answer() -> GramSchmidtAnswer {
    { a, k in
      var residuals = (0..<a.columns).map { a[column: $0] }
      let limit = limit(a)
      var (columns, q) = ([Int](), Matrix<Double>.zero(rows: a.rows, columns: k))
      for i in 0..<k {
        let left = residuals.indices.filter { !columns.contains($0) }
        guard let j = choose(left, residuals.map(length)), !isExhausted(residuals[j].norm, limit)
        else { throw Refusal() }
        let rest = correct(residuals[j], q[columns: 0..<i])
        let direction = rest / rest.norm
        for l in left {
          residuals[l] = residuals[l] - direction.dot(residuals[l]) * direction
        }
        q[column: i] = normalize(rest)
        columns.append(j)
      }
      return (columns, q)
    }
  }
}

private func wrongChoices() -> [Mistake<GramSchmidtAnswer>] {
  [
    Mistake("takes the longest columns, not the longest residuals", caughtAt: "three columns") {
      a, k in
      let lengths = columnLengths(a)
      return try GramSchmidt(choose: { left, _ in left.max { lengths[$0] < lengths[$1] } })
        .answer()(a, k)
    },
    Mistake(
      "does not pivot", caughtAt: "three columns",
      GramSchmidt(choose: { left, _ in left.first }).answer()),
    Mistake(
      "takes the largest entry for the length", caughtAt: "entries and sums that mislead",
      GramSchmidt(length: { $0.map(\.magnitude).max() ?? 0 }).answer()),
    Mistake("subtracts squares from squared lengths", caughtAt: "columns alike in nine digits") {
      a, k in
      try downdate(a, k)
    },
    Mistake("sorts the columns in the end", caughtAt: "columns alike in nine digits") { a, k in
      let (columns, q) = try GramSchmidt().answer()(a, k)
      return (columns.sorted(), q)
    },
  ]
}

private func wrongDirections() -> [Mistake<GramSchmidtAnswer>] {
  [
    Mistake(
      "leaves the directions as long as the residuals", caughtAt: "three columns",
      GramSchmidt(normalize: { $0 }).answer()),
    Mistake(
      "subtracts only once", caughtAt: "three nearly parallel columns",
      GramSchmidt(correct: { residual, _ in residual }).answer()),
    Mistake(
      "subtracts again along the first direction alone", caughtAt: "two steps down",
      GramSchmidt(correct: { residual, known in
        known.columns == 0
          ? residual : residual - known[column: 0].dot(residual) * known[column: 0]
      }).answer()),
  ]
}

private func wrongLimits() -> [Mistake<GramSchmidtAnswer>] {
  func relative(
    _ name: String, at caseName: String, _ limit: @escaping (Matrix<Double>, Double) -> Double
  ) -> Mistake<GramSchmidtAnswer> {
    Mistake(
      name, caughtAt: caseName,
      GramSchmidt(limit: { limit($0, columnLengths($0).max() ?? 0) * .ulpOfOne }).answer())
  }
  let (tall, wide) = ("a tall matrix just ", "a wide matrix just ")
  return [
    Mistake(
      "calls columns below 1e-14 exhausted", caughtAt: "a tall matrix just above the limit",
      GramSchmidt(limit: { _ in 1e-14 }).answer()),
    Mistake(
      "goes on until nothing at all is left", caughtAt: "a tall matrix just below the limit",
      GramSchmidt(limit: { _ in 0 }).answer()),
    Mistake(
      "goes on with a residual of length zero", caughtAt: "the zero matrix",
      GramSchmidt(isExhausted: { $0 < $1 }).answer()),
    relative("forgets max(m, n) in the limit", at: tall + "below the limit") { $1 },
    relative("takes m for max(m, n)", at: wide + "below the limit") { Double($0.rows) * $1 },
    relative("takes n for max(m, n)", at: tall + "below the limit") { Double($0.columns) * $1 },
    relative("takes m + n for max(m, n)", at: tall + "above the limit") {
      Double($0.rows + $0.columns) * $1
    },
    relative("measures beside the Frobenius norm", at: tall + "above the limit") { a, _ in
      Double(max(a.rows, a.columns)) * a.frobeniusNorm
    },
    relative("measures beside the largest entry", at: tall + "below the limit") { a, _ in
      Double(max(a.rows, a.columns)) * a.maxNorm
    },
    relative("measures beside column 0", at: tall + "below the limit") { a, _ in
      Double(max(a.rows, a.columns)) * (columnLengths(a).first ?? 0)
    },
    Mistake("returns what it has when nothing is left", caughtAt: "equal columns") { a, k in
      for steps in (0...k).reversed() {
        if let found = try? GramSchmidt().answer()(a, steps) { return found }
      }
      throw Refusal()
    },
  ]
}

/// The choice by squared lengths from which squares were subtracted.
private func downdate(
  _ a: Matrix<Double>, _ k: Int
) throws -> (columns: [Int], q: Matrix<Double>) {
  var squares = columnLengths(a).map { $0 * $0 }
  let limit = Double(max(a.rows, a.columns)) * .ulpOfOne * (columnLengths(a).max() ?? 0)
  var (columns, q) = ([Int](), Matrix<Double>.zero(rows: a.rows, columns: 0))
  for _ in 0..<k {
    let left = squares.indices.filter { !columns.contains($0) }
    guard let j = left.max(by: { squares[$0] < squares[$1] }) else { throw Refusal() }
    var rest = a[column: j]
    for _ in 0..<2 { rest = rest - q * (q.transpose * rest) }
    if rest.norm <= limit { throw Refusal() }
    columns.append(j)
    q = q.appending(columnsOf: Matrix(column: rest / rest.norm))
    for l in left {
      let inside = q[column: columns.count - 1].dot(a[column: l])
      squares[l] -= inside * inside
    }
  }
  return (columns, q)
}
