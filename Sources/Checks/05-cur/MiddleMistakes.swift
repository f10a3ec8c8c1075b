import Grading
import LinearAlgebra

/// What people really get wrong about the best middle.
func middleMistakes() -> [Mistake<MiddleAnswer>] {
  wrongFormulas() + wrongSolvers() + wrongLimits()
}

private func wrongFormulas() -> [Mistake<MiddleAnswer>] {
  [
    Mistake("inverts the intersection", caughtAt: "an intersection that is zero") {
      a, rows, columns, _ in try a[rows: rows][columns: columns].solve(.identity(rows.count))
    },
    Mistake("takes W⁺", caughtAt: "an intersection that is zero") { a, rows, columns, tolerance in
      try pseudoInverse(a[rows: rows][columns: columns], relativeTolerance: tolerance)
    },
    Mistake("takes the rows for the columns", caughtAt: "two rows and three columns") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: rows], relativeTolerance: tolerance) * a
        * pseudoInverse(a[rows: columns], relativeTolerance: tolerance)
    },
    Mistake("returns CUR itself", caughtAt: "an intersection that is zero") {
      a, rows, columns, tolerance in
      let (c, r) = (a[columns: columns], a[rows: rows])
      return try c * pseudoInverse(c, relativeTolerance: tolerance) * a
        * pseudoInverse(r, relativeTolerance: tolerance) * r
    },
    Mistake("forgets A between the two", caughtAt: "two rows and three columns") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns], relativeTolerance: tolerance)
        * pseudoInverse(a[rows: rows], relativeTolerance: tolerance)
    },
    Mistake("sorts the indices", caughtAt: "all rows and columns") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns.sorted()], relativeTolerance: tolerance) * a
        * pseudoInverse(a[rows: rows.sorted()], relativeTolerance: tolerance)
    },
    Mistake("gives zero where the intersection is", caughtAt: "an intersection that is zero") {
      a, rows, columns, tolerance in
      if a[rows: rows][columns: columns].maxNorm == 0 {
        return .zero(rows: columns.count, columns: rows.count)
      }
      return try pseudoInverse(a[columns: columns], relativeTolerance: tolerance) * a
        * pseudoInverse(a[rows: rows], relativeTolerance: tolerance)
    },
  ]
}

private func wrongSolvers() -> [Mistake<MiddleAnswer>] {
  [
    Mistake("solves for independent columns only", caughtAt: "a column that comes twice") {
      a, rows, columns, tolerance in
      let left = try a[columns: columns].leastSquares(a)
      return left * (try pseudoInverse(a[rows: rows], relativeTolerance: tolerance))
    },
    Mistake("solves for independent rows only", caughtAt: "a row that comes twice") {
      a, rows, columns, tolerance in
      let left = try pseudoInverse(a[columns: columns], relativeTolerance: tolerance) * a
      if a.maxNorm == 0 { return .zero(rows: columns.count, columns: rows.count) }
      return try a[rows: rows].transposed().leastSquares(left.transposed()).transposed()
    },
    Mistake("solves with CᵀC", caughtAt: "a column that comes twice") {
      a, rows, columns, tolerance in
      let c = a[columns: columns]
      return try c.gram().solve(c.transpose * a)
        * pseudoInverse(a[rows: rows], relativeTolerance: tolerance)
    },
    Mistake("solves with RRᵀ", caughtAt: "a row that comes twice") {
      a, rows, columns, tolerance in
      let r = a[rows: rows]
      let left = try pseudoInverse(a[columns: columns], relativeTolerance: tolerance) * a
      return try r.rowGram().solve(r * left.transposed()).transposed()
    },
  ]
}

private func wrongLimits() -> [Mistake<MiddleAnswer>] {
  func limited(
    _ name: String, at caseName: String,
    _ limit: @escaping (_ tolerance: Double, _ part: Matrix<Double>, _ largest: Double) -> Double
  ) -> Mistake<MiddleAnswer> {
    Mistake(name, caughtAt: caseName) { a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns]) { limit(tolerance, $0, $1) } * a
        * pseudoInverse(a[rows: rows]) { limit(tolerance, $0, $1) }
    }
  }
  func beside(
    _ name: String, at caseName: String,
    _ size:
      @escaping (_ a: Matrix<Double>, _ c: Matrix<Double>, _ r: Matrix<Double>) throws -> Double
  ) -> Mistake<MiddleAnswer> {
    Mistake(name, caughtAt: caseName) { a, rows, columns, tolerance in
      let (c, r) = (a[columns: columns], a[rows: rows])
      let limit = tolerance * (try size(a, c, r))
      return try pseudoInverse(c) { _, _ in limit } * a * pseudoInverse(r) { _, _ in limit }
    }
  }
  let (above, below) = ("columns just above the limit", "columns just below the limit")
  return [
    limited("has a tolerance of its own", at: "two columns that are nearly equal") {
      1e-12 * $2 + 0 * $0
    },
    limited("takes the tolerance as it is", at: "a column that comes twice, times 2^-200") {
      tolerance, _, _ in tolerance
    },
    limited("multiplies the tolerance by max(m, n)", at: above) { tolerance, part, largest in
      tolerance * Double(max(part.rows, part.columns)) * largest
    },
    limited("measures beside the Frobenius norm", at: above) { tolerance, part, _ in
      tolerance * part.frobeniusNorm
    },
    limited("measures beside the largest entry", at: below) { tolerance, part, _ in
      tolerance * part.maxNorm
    },
    limited("compares squares", at: "three nearly parallel columns") { tolerance, _, largest in
      tolerance.squareRoot() * largest
    },
    beside("measures beside A", at: above) { a, _, _ in try a.spectralNorm() },
    beside("measures beside C", at: "rows just above the limit") { _, c, _ in
      try c.spectralNorm()
    },
    beside("measures beside R", at: above) { _, _, r in try r.spectralNorm() },
    Mistake("takes the tolerance for C only", caughtAt: "rows just below the limit") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns], relativeTolerance: tolerance) * a
        * pseudoInverse(a[rows: rows])
    },
    Mistake("takes the tolerance for R only", caughtAt: "two columns that are nearly equal") {
      a, rows, columns, tolerance in
      try pseudoInverse(a[columns: columns]) * a
        * pseudoInverse(a[rows: rows], relativeTolerance: tolerance)
    },
  ]
}
