import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions04

private typealias Answer = (Matrix<Double>, Int) throws -> (rows: [Int], x: Matrix<Double>)

let rowID: Exercise = Exercise(
  "RowID",
  learner: { call in { a, k in try call(a, k) } },
  reference: Solutions04.rowID,
  stub: { _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  for (name, a, k) in try cases() {
    exam.begin(name, given: ["A": a, "k": k])
    let (rows, x) = try answer(a, k)
    try exam.expect(rows, areDifferentBelow: a.rows, count: k, as: "rows")
    try exam.expect(rows, arePivotsOf: a.transposed(), order: .isFree, as: "rows")
    try exam.expect(x, hasShape: (a.rows, k), as: "X")
    try exam.expect(x.transposed(), areBestFor: rows, of: a.transposed(), as: "Xᵀ")
  }
}

private func cases() throws -> [(name: String, a: Matrix<Double>, k: Int)] {
  var random = SplitMix64(seed: 48)
  let example: Matrix<Double> = [[1, 1], [0, 4], [3, 0], [2, 2]]
  let twice: Matrix<Double> = [[5, 1, 0], [5, 1, 0], [0, 1, 1], [1, 0, 2]]
  let short: Matrix<Double> = [[4, 0, 0], [0x1p-40, 0x1p-40, 0], [0, 3, 0], [1, 1, 1]]
  let tall = Matrix<Double>.gaussian(rows: 14, columns: 6, using: &random)
  func parallel(_ spread: Double) -> Matrix<Double> {
    nearlyParallel(rows: 8, columns: 7, spread: spread, seed: 48).transposed()
  }
  let fixed = [
    ("four rows", example, 2), ("a long row twice", twice, 2), ("no rows", example, 0),
    ("a very short row", short, 2),
    ("more columns than rows", .gaussian(rows: 5, columns: 8, using: &random), 3),
    ("more rows than columns", tall, 4), ("all rows of a wide matrix", tall.transposed(), 6),
    ("as many rows as columns", tall, 6),
    ("rows and columns of zeros", tall.cleared(rows: [0, 7], columns: [2]), 4),
    ("a matrix of rank 3", deficient(rows: 10, columns: 8, rank: 3, seed: 49), 3),
    // The products of the rows are 1, to the last bit.
    ("rows that agree in nine digits", [[1, 0], [1, 0x1p-30], [0.5, 0]], 2),
    ("three nearly parallel rows", parallel(1e-7), 6),
    ("three almost parallel rows", parallel(1e-11), 6),
  ]
  let scaled = Unit.extremes.map { ("more rows than columns, \($0.name)", $0(tall), 4) }
  let spectra = try TypicalSpectrum.all(7).map {
    ("singular values \($0.name)", try withSpectrum(rows: 9, columns: 7, $0.values, seed: 50), 4)
  }
  return fixed + scaled + spectra
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  wrongRows() + wrongCoefficients()
}

private func wrongRows() -> [Mistake<Answer>] {
  [
    Mistake("takes the pivots of A, not of its transpose", caughtAt: "four rows") { a, k in
      try solved(a, Array(ColumnPivotedQR(a).pivots.prefix(k)))
    },
    Mistake("takes the longest rows", caughtAt: "a long row twice") { a, k in
      let norms = columnLengths(a.transposed())
      let rows = Array(norms.indices.sorted { norms[$0] > norms[$1] }.prefix(k))
      return (rows, try a * pseudoInverse(a[rows: rows], 1e-15))
    },
    Mistake("takes the first rows", caughtAt: "four rows") { a, k in
      try solved(a, Array(0..<k))
    },
    Mistake("sorts the rows, and not the columns of X", caughtAt: "more columns than rows") {
      a, k in
      let (rows, x) = try solved(a, pivotRows(a, k))
      return (rows.sorted(), x)
    },
    Mistake("gives X no rows where there are none", caughtAt: "no rows") { a, k in
      k == 0 ? ([], .zero(rows: 0, columns: 0)) : try solved(a, pivotRows(a, k))
    },
  ]
}

private func wrongCoefficients() -> [Mistake<Answer>] {
  func best(
    _ name: String, at caseName: String,
    _ x: @escaping (_ a: Matrix<Double>, _ r: Matrix<Double>) throws -> Matrix<Double>
  ) -> Mistake<Answer> {
    Mistake(name, caughtAt: caseName) { a, k in
      let rows = try pivotRows(a, k)
      return (rows, k == 0 ? .zero(rows: a.rows, columns: 0) : try x(a, a[rows: rows]))
    }
  }
  return [
    best("forgets to transpose the result", at: "four rows") { a, r in
      try r.transposed().leastSquares(a.transposed())
    },
    best("computes ARᵀ, without the inverse", at: "four rows") { a, r in a * r.transpose },
    best("fits only as many columns of A as there are rows", at: "a long row twice") { a, r in
      let square = 0..<r.rows
      return try r[columns: square].transposed().solve(a[columns: square].transposed()).transposed()
    },
    best("solves with RRᵀ", at: "rows that agree in nine digits") { a, r in
      try r.rowGram().solve(r * a.transpose).transposed()
    },
    best("leaves out singular values below 1e-10", at: "three almost parallel rows") { a, r in
      try a * pseudoInverse(r, 1e-10)
    },
    best("leaves out singular values below a millionth", at: "rows that agree in nine digits") {
      a, r in
      try a * pseudoInverse(r, 1e-6)
    },
    best("cleans X of small entries", at: "a very short row") { a, r in
      try r.transposed().leastSquares(a.transposed()).transposed()
        .map { $0.magnitude < 1e-10 ? 0 : $0 }
    },
  ]
}

private func pivotRows(_ a: Matrix<Double>, _ k: Int) throws -> [Int] {
  Array(try ColumnPivotedQR(a.transposed()).pivots.prefix(k))
}

private func solved(
  _ a: Matrix<Double>, _ rows: [Int]
) throws -> (rows: [Int], x: Matrix<Double>) {
  (rows, try a[rows: rows].transposed().leastSquares(a.transposed()).transposed())
}

private func pseudoInverse(_ a: Matrix<Double>, _ tolerance: Double) throws -> Matrix<Double> {
  let svd = try SVD(a)
  let limit = tolerance * (svd.singularValues.first ?? 0)
  let inverses = svd.singularValues.map { $0 > limit ? 1 / $0 : 0 }
  return svd.v.scaled(columnsBy: Vector(inverses)) * svd.u.transpose
}
