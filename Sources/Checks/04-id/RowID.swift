import Attempts
import Exercises04
import Grading
import LinearAlgebra
import Solutions04

let rowID: Exercise = Exercise(
  "RowID", learner: Exercises04.rowID, reference: Solutions04.rowID,
  stub: { _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("takes the pivots of A, not of its transpose", caughtAt: "four rows") { a, k in
      try solved(a, Array(ColumnPivotedQR(a).pivots.prefix(k)))
    },
    Mistake("takes the longest rows", caughtAt: "a long row twice") { a, k in
      let norms = columnLengths(a.transposed())
      let order = norms.indices.sorted { norms[$0] > norms[$1] }
      do { return try solved(a, Array(order.prefix(k))) } catch is LinearAlgebraError {
        return (Array(order.prefix(k)), .zero(rows: a.rows, columns: k))
      }
    },
    Mistake("takes the first rows", caughtAt: "four rows") { a, k in
      try solved(a, Array(0..<k))
    },
    Mistake("forgets to transpose the result", caughtAt: "four rows") { a, k in
      let right = try Solutions04.rowID(a, rank: k)
      return (right.rows, right.x.transposed())
    },
    Mistake("computes ARᵀ, without the inverse", caughtAt: "four rows") { a, k in
      let rows = try Solutions04.rowID(a, rank: k).rows
      return (rows, a * a[rows: rows].transpose)
    },
    Mistake("fits only as many columns of A as there are rows", caughtAt: "a long row twice") {
      a, k in
      let rows = try Solutions04.rowID(a, rank: k).rows
      let r = a[rows: rows]
      let x = try LU(r[columns: 0..<k].transposed()).solve(a[columns: 0..<k].transposed())
      return (rows, x.transposed())
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 48)
  let example: Matrix<Double> = [[1, 1], [0, 4], [3, 0], [2, 2]]
  let twice: Matrix<Double> = [[5, 1, 0], [5, 1, 0], [0, 1, 1], [1, 0, 2]]
  let cases: [(name: String, a: Matrix<Double>, k: Int)] = [
    ("four rows", example, 2), ("a long row twice", twice, 2), ("no rows", example, 0),
    ("more columns than rows", .gaussian(rows: 5, columns: 9, using: &random), 3),
    ("more rows than columns", .gaussian(rows: 14, columns: 6, using: &random), 4),
    ("a matrix of rank 3", deficient(rows: 10, columns: 8, rank: 3, seed: 49), 3),
  ]
  for (name, a, k) in cases {
    exam.begin(name, given: ["A": a, "k": k])
    let (rows, x) = try answer(a, k)
    try exam.expect(rows, areDifferentBelow: a.rows, count: k, as: "rows")
    try exam.expect(rows, arePivotsOf: a.transposed(), as: "rows")
    try exam.expect(x, hasShape: (a.rows, k), as: "X")
    let r = a[rows: rows]
    let least = try residual(a.transposed(), outside: rows).frobeniusNorm
    let error = (a - x * r).frobeniusNorm
    try exam.expect(
      error <= least + 1e-10 * a.frobeniusNorm, as: "‖A − XR‖_F for the rows \(rows)",
      expected: least.exhibit, got: error.exhibit)
  }
}

private func solved(
  _ a: Matrix<Double>, _ rows: [Int]
) throws -> (rows: [Int], x: Matrix<Double>) {
  (rows, try a[rows: rows].transposed().leastSquares(a.transposed()).transposed())
}
