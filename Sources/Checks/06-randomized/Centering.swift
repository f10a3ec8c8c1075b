import Attempts
import Grading
import LinearAlgebra
import Solutions06

private typealias Answer = (
  SparseMatrix<Double>, Matrix<Double>, Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>)

/// The two products for a column `left` and a row `right` that are taken away.
private func products(
  _ a: SparseMatrix<Double>, _ x: Matrix<Double>, _ y: Matrix<Double>,
  less left: Matrix<Double>, _ right: Matrix<Double>
) -> (forward: Matrix<Double>, backward: Matrix<Double>) {
  (
    a.product(x) - left * (right.transpose * x),
    a.transposeProduct(y) - right * (left.transpose * y)
  )
}

private func ones(_ count: Int) -> Matrix<Double> { Matrix(rows: count, columns: 1, repeating: 1) }

/// The sums of the columns of a matrix, as a column.
private func sums(_ a: SparseMatrix<Double>) -> Matrix<Double> {
  a.transposeProduct(ones(a.rows))
}

let centering: Exercise = Exercise(
  "Centering",
  learner: { call in { a, x, y in try call(a, x, y) } },
  reference: Solutions06.centeredProducts(_:_:_:) as Answer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: [
    Mistake("does not center", caughtAt: "the statement's matrix") { a, x, y in
      (a.product(x), a.transposeProduct(y))
    },
    Mistake("takes away the sum, not the mean", caughtAt: "the statement's matrix") { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a))
    },
    Mistake("divides by the number of columns", caughtAt: "more rows than columns") { a, x, y in
      products(a, x, y, less: ones(a.rows), sums(a) / Double(a.columns))
    },
    Mistake("takes the mean of the stored entries", caughtAt: "the statement's matrix") {
      a, x, y in
      var counts = [Double](repeating: 0, count: a.columns)
      for entry in a.entries { counts[entry.column] += 1 }
      let sum = sums(a)
      let mean = Matrix<Double>(rows: a.columns, columns: 1) { j, _ in
        sum[j, 0] / max(1, counts[j])
      }
      return products(a, x, y, less: ones(a.rows), mean)
    },
    Mistake("centers the columns", caughtAt: "the statement's matrix") { a, x, y in
      let mean = a.product(ones(a.columns)) / Double(a.columns)
      return products(a, x, y, less: mean, ones(a.columns))
    },
    Mistake("centers one of the products only", caughtAt: "the statement's matrix") { a, x, y in
      (try Solutions06.centeredProducts(a, x, y).forward, a.transposeProduct(y))
    },
    Mistake("centers what is stored only", caughtAt: "the statement's matrix") { a, x, y in
      let mean = sums(a) / Double(a.rows)
      let entries = a.entries.map {
        (row: $0.row, column: $0.column, value: $0.value - mean[$0.column, 0])
      }
      let b = SparseMatrix(rows: a.rows, columns: a.columns, entries: entries)
      return (b.product(x), b.transposeProduct(y))
    },
  ]
) { answer, exam in
  var random = SplitMix64(seed: 69)
  let small = SparseMatrix<Double>([[2, 0], [0, 4]] as Matrix<Double>)
  let unit: Matrix<Double> = [[1], [0]]
  exam.begin("the statement's matrix", given: ["A": Matrix(small), "X": unit, "Y": unit])
  let (forward, backward) = try answer(small, unit, unit)
  try exam.expect(forward, closeTo: [[1], [-1]], as: "(A − 1μᵀ)X")
  try exam.expect(backward, closeTo: [[1], [-2]], as: "(A − 1μᵀ)ᵀY")
  for (name, rows, columns, count, width) in [
    ("more rows than columns", 9, 5, 14, 3), ("more columns than rows", 4, 10, 12, 2),
    ("no entries", 3, 2, 0, 2), ("one row", 1, 6, 4, 1), ("many rows", 300, 40, 500, 2),
  ] {
    let a = SparseMatrix<Double>.random(
      rows: rows, columns: columns, nonZeroCount: count, using: &random)
    let x = Matrix<Double>.gaussian(rows: columns, columns: width, using: &random)
    let y = Matrix<Double>.gaussian(rows: rows, columns: width, using: &random)
    exam.begin(name, given: ["A": Matrix(a), "X": x, "Y": y])
    let got = try answer(a, x, y)
    let dense = Matrix(a)
    let means = (0..<columns).map { dense[column: $0].elements.reduce(0, +) / Double(rows) }
    let centered = Matrix<Double>(rows: rows, columns: columns) { dense[$0, $1] - means[$1] }
    let scale = dense.frobeniusNorm
    try expect(exam, got.forward, near: centered * x, scale * x.frobeniusNorm, "(A − 1μᵀ)X")
    try expect(
      exam, got.backward, near: centered.transpose * y, scale * y.frobeniusNorm, "(A − 1μᵀ)ᵀY")
  }
  try examineLarge(answer, exam, &random)
}

/// A matrix whose zeros do not fit into the memory that an answer is given.
private func examineLarge(_ answer: Answer, _ exam: Exam, _ random: inout SplitMix64) throws {
  let (rows, columns, count) = (30_000, 20_000, 1000)
  exam.begin(
    "a matrix too large to be written out",
    given: ["rows of A": rows, "columns": columns, "entries": count])
  let a = SparseMatrix<Double>.random(
    rows: rows, columns: columns, nonZeroCount: count, using: &random)
  let x = Matrix<Double>.gaussian(rows: columns, columns: 1, using: &random)
  let y = Matrix<Double>.gaussian(rows: rows, columns: 1, using: &random)
  let got = try answer(a, x, y)
  var forward = [Double](repeating: 0, count: rows)
  var backward = [Double](repeating: 0, count: columns)
  var (common, size) = (0.0, 0.0)
  let share = y.elements.reduce(0, +) / Double(rows)
  for entry in a.entries {
    forward[entry.row] += entry.value * x[entry.column, 0]
    common += entry.value * x[entry.column, 0] / Double(rows)
    backward[entry.column] += entry.value * (y[entry.row, 0] - share)
    size += entry.value * entry.value
  }
  let scale = size.squareRoot()
  try expect(
    exam, got.forward, near: Matrix(column: Vector(forward.map { $0 - common })),
    scale * x.frobeniusNorm, "(A − 1μᵀ)X")
  try expect(
    exam, got.backward, near: Matrix(column: Vector(backward)), scale * y.frobeniusNorm,
    "(A − 1μᵀ)ᵀY")
}

/// Differences count beside what was subtracted, because all of it may cancel.
private func expect(
  _ exam: Exam, _ got: Matrix<Double>, near expected: Matrix<Double>, _ scale: Double,
  _ subject: String
) throws {
  try exam.expect(got, hasShape: (expected.rows, expected.columns), as: subject)
  try exam.expect(
    (got - expected).frobeniusNorm <= 1e-10 * scale, as: subject, expected: expected.exhibit,
    got: got.exhibit)
}
