import Grading
import LinearAlgebra

/// The equations of all people, with parts that a mistake changes.
private struct Equations {
  var excess: (_ alpha: Double, _ count: Double) -> Double = { $0 * $1 }
  var wish: (_ excess: Double, _ count: Double) -> Double = { excess, _ in 1 + excess }
  var everybody: (Matrix<Double>) -> Matrix<Double> = { $0.gram() }
  var weight: (_ penalty: Double, _ seen: Int) -> Double = { penalty, _ in penalty }
  var keepsZeros = false

  func callAsFunction(
    _ counts: SparseMatrix<Double>, _ y: Matrix<Double>, _ alpha: Double, _ penalty: Double
  ) throws -> Matrix<Double> {
    let shared = everybody(y)
    var people = Matrix<Double>.zero(rows: counts.rows, columns: y.columns)
    let (starts, columns, values) = (counts.rowStarts, counts.columnIndices, counts.values)
    for u in 0..<counts.rows {
      let places = (starts[u]..<starts[u + 1]).filter { keepsZeros || values[$0] > 0 }
      let seen = y[rows: places.map { Int(columns[$0]) }]
      let excess = places.map { self.excess(alpha, values[$0]) }
      let added = seen.transpose * seen.scaled(rowsBy: Vector(excess))
      let right = Vector(zip(excess, places).map { wish($0, values[$1]) })
      let system = shared + added + weight(penalty, places.count) * Matrix.identity(y.columns)
      people[row: u] = try LU(system).solve(seen.transpose * right)
    }
    return people
  }
}

/// What people really get wrong about implicit feedback.
func implicitMistakes() -> [Mistake<ImplicitAnswer>] {
  func mistake(
    _ description: String, at name: String, _ change: (inout Equations) -> Void
  ) -> Mistake<ImplicitAnswer> {
    var equations = Equations()
    change(&equations)
    let changed = equations
    return Mistake(description, caughtAt: name) { try changed($0, $1, $2, $3) }
  }
  return [
    mistake("takes αn on the right, not 1 + αn", at: "the example") {
      $0.wish = { excess, _ in excess }
    },
    mistake("takes the wishes without confidence on the right", at: "the example") {
      $0.wish = { _, _ in 1 }
    },
    mistake("takes 1 + αn on the left beside YᵀY", at: "the example") {
      $0.excess = { 1 + $0 * $1 }
      $0.wish = { excess, _ in excess }
    },
    mistake("takes counts for wishes", at: "the example") {
      $0.wish = { excess, count in (1 + excess) * count }
    },
    mistake("forgets what was not seen", at: "the example") {
      $0.everybody = { .zero(rows: $0.columns, columns: $0.columns) }
      $0.excess = { 1 + $0 * $1 }
      $0.wish = { excess, _ in excess }
    },
    mistake("forgets alpha", at: "the example") { $0.excess = { $1 } },
    mistake("takes one confidence for all that was seen", at: "the example") {
      $0.excess = { alpha, _ in alpha }
    },
    mistake("takes the logarithm of counts", at: "the example") {
      $0.excess = { $0 * .log(1 + $1) }
    },
    mistake("forgets the penalty", at: "the example") { $0.weight = { _, _ in 0 } },
    mistake("multiplies the penalty by what was seen", at: "everything was seen") {
      $0.weight = { $0 * Double(max($1, 1)) }
    },
    mistake("wishes for what was seen zero times", at: "a zero that is kept") {
      $0.keepsZeros = true
    },
    mistake("adds a small number to the diagonal", at: "Y times 2^-200") {
      $0.weight = { penalty, _ in penalty + 1e-10 }
    },
    mistake("rounds counts", at: "a tiny count") { $0.excess = { $0 * $1.rounded(.up) } },
    Mistake("gives a column for each person", caughtAt: "two people") { counts, y, alpha, penalty in
      try Equations()(counts, y, alpha, penalty).transposed()
    },
    Mistake("leaves out who saw nothing", caughtAt: "nothing was seen") {
      counts, y, alpha, penalty in
      let all = try Equations()(counts, y, alpha, penalty)
      let starts = counts.rowStarts
      return all[rows: (0..<counts.rows).filter { starts[$0] < starts[$0 + 1] }]
    },
    Mistake("stops where nothing was seen", caughtAt: "nothing was seen") {
      counts, y, alpha, penalty in
      let starts = counts.rowStarts
      if (0..<counts.rows).contains(where: { starts[$0] == starts[$0 + 1] }) { throw Refusal() }
      return try Equations()(counts, y, alpha, penalty)
    },
    Mistake("looks at all films for each person", caughtAt: "10,000 people and 500,000 films") {
      counts, y, alpha, penalty in
      if counts.columns > 10_000 { throw Refusal() }
      return Matrix(
        rows: try (0..<counts.rows).map { u in
          let confidence = Vector((0..<y.rows).map { 1 + alpha * counts[u, $0] })
          let system =
            y.transpose * y.scaled(rowsBy: confidence) + penalty * Matrix.identity(y.columns)
          let wishes = (0..<y.rows).map { counts[u, $0] > 0 ? confidence[$0] : 0 }
          return try LU(system).solve(y.transpose * Vector(wishes)).elements
        })
    },
  ]
}
