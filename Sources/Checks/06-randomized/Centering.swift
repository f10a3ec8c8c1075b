import Attempts
import Grading
import LinearAlgebra
import Solutions06

let centering: Exercise = Exercise(
  "Centering",
  learner: { call in { a, x, y in try call(a, x, y) } },
  reference: Solutions06.centeredProducts(_:_:_:) as CenteringAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: centeringMistakes() + [rowByRow()]
) { answer, exam in
  for (name, a, x, y) in small() + large() {
    exam.begin(name, given: ["A": Matrix(a), "X": x, "Y": y])
    let (forward, backward) = try answer(a, x, y)
    let dense = Matrix(a)
    let means = (0..<a.columns).map { j in
      (0..<a.rows).reduce(0) { $0 + dense[$1, j] } / Double(a.rows)
    }
    let centered = Matrix(rows: a.rows, columns: a.columns) { dense[$0, $1] - means[$1] }
    // All of a result may cancel, so rounding errors count beside what was subtracted.
    let size = a.frobeniusNorm
    try exam.expect(
      forward, closeTo: centered * x, within: 1e-12, beside: size * x.frobeniusNorm,
      as: "(A − 1μᵀ)X")
    try exam.expect(
      backward, closeTo: centered.transpose * y, within: 1e-12, beside: size * y.frobeniusNorm,
      as: "(A − 1μᵀ)ᵀY")
  }
  try examineCost(answer, exam)
  try examineLarge(answer, exam)
}

typealias CenteringAnswer = (
  SparseMatrix<Double>, Matrix<Double>, Matrix<Double>
) throws -> (forward: Matrix<Double>, backward: Matrix<Double>)

private typealias Case = (
  name: String, a: SparseMatrix<Double>, x: Matrix<Double>, y: Matrix<Double>
)

private func small() -> [Case] {
  let example = SparseMatrix<Double>([[2, 0], [0, 4]])
  let unit: Matrix<Double> = [[1], [0]]
  let tall = SparseMatrix<Double>([[4, 0], [0, 0], [8, 3], [0, 0]])
  let wide = tall.transposed()
  let (two, four): (Matrix<Double>, Matrix<Double>) = (
    [[1, 0, 2], [-1, 3, 1]], [[1, 0], [2, 1], [0, -1], [5, 1]]
  )
  let stored = SparseMatrix<Double>(
    rows: 4, columns: 2, entries: [(0, 0, 4), (1, 0, 0), (2, 0, 8), (2, 1, 0), (3, 1, 2)])
  let none = SparseMatrix<Double>(rows: 3, columns: 2, entries: [])
  let scaled = Unit.extremes.flatMap { factor -> [Case] in
    [
      (
        "a tall matrix \(factor.name)", SparseMatrix(factor(Matrix(tall))), two, four
      ),
      ("X and Y \(factor.name)", tall, factor(two), factor(four)),
    ]
  }
  return [
    ("the statement's matrix", example, unit, unit), ("a tall matrix", tall, two, four),
    ("a wide matrix", wide, four, two), ("a zero that is stored", stored, two, four),
    ("a column without zeros", SparseMatrix([[1, 0], [3, 2]]), [[1, 1], [0, 1]], [[1], [3]]),
    ("equal rows", SparseMatrix([[3, 0, 1], [3, 0, 1]]), [[1], [2], [4]], [[1, 2], [1, -5]]),
    ("no entries", none, [[1], [2]], [[1], [2], [3]]),
    ("one row", SparseMatrix([[3, 0, 1]]), [[1], [2], [4]], [[1, 2]]),
    ("one column", SparseMatrix([[3], [0], [0], [1]]), [[2]], four),
  ] + scaled
}

private func large() -> [Case] {
  var random = SplitMix64(seed: 69)
  return [
    ("more rows than columns", 9, 5, 14, 3), ("more columns than rows", 4, 10, 12, 2),
    ("many rows", 300, 40, 500, 2), ("many columns", 20, 200, 150, 4),
  ].map { name, rows, columns, count, width in
    (
      name,
      .random(rows: rows, columns: columns, nonZeroCount: count, using: &random),
      .gaussian(rows: columns, columns: width, using: &random),
      .gaussian(rows: rows, columns: width + 1, using: &random)
    )
  }
}

/// Without the centered matrix the cost grows with rows, columns and entries, not with their product.
///
/// What writes all of it down shows with few rows, what writes one row after another with more.
/// On a busy machine a long run takes more than its share of the time, so the bounds lie well above 1.
private func examineCost(_ answer: CenteringAnswer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 60)
  for (few, many, power) in [(200, 2000, 1.75), (500, 10_000, 1.4)] {
    let inputs = [few, many].map { n in
      (
        SparseMatrix<Double>.random(
          rows: n, columns: n, nonZeroCount: n / 5, using: &random),
        Matrix<Double>.gaussian(rows: n, columns: 1, using: &random)
      )
    }
    exam.begin(
      "\(few) rows and columns, and \(many)", given: ["entries": [few / 5, many / 5]])
    try exam.expect(
      timeFrom: (few, many), growsAtMostWithPower: power,
      as: "the time for n rows, columns and entries"
    ) { n in
      let (a, x) = inputs[n == few ? 0 : 1]
      _ = try answer(a, x, x)
    }
  }
}

/// A matrix whose zeros do not fit into the memory that an answer is given.
private func examineLarge(_ answer: CenteringAnswer, _ exam: Exam) throws {
  let (rows, columns, count) = (30_000, 20_000, 1000)
  exam.begin(
    "a matrix too large to be written out",
    given: ["rows of A": rows, "columns": columns, "entries": count])
  var random = SplitMix64(seed: 59)
  let a = SparseMatrix<Double>.random(
    rows: rows, columns: columns, nonZeroCount: count, using: &random)
  let x = Matrix<Double>.gaussian(rows: columns, columns: 1, using: &random)
  let y = Matrix<Double>.gaussian(rows: rows, columns: 1, using: &random)
  let got = try answer(a, x, y)
  var forward = [Double](repeating: 0, count: rows)
  var backward = [Double](repeating: 0, count: columns)
  var common = 0.0
  let share = y.elements.reduce(0, +) / Double(rows)
  for entry in a.entries {
    forward[entry.row] += entry.value * x[entry.column, 0]
    common += entry.value * x[entry.column, 0] / Double(rows)
    backward[entry.column] += entry.value * (y[entry.row, 0] - share)
  }
  // A sum of 30 000 terms is right to so many ε.
  try exam.expect(
    got.forward, closeTo: Matrix(column: Vector(forward.map { $0 - common })), within: 1e-11,
    beside: a.frobeniusNorm * x.frobeniusNorm, as: "(A − 1μᵀ)X")
  try exam.expect(
    got.backward, closeTo: Matrix(column: Vector(backward)), within: 1e-11,
    beside: a.frobeniusNorm * y.frobeniusNorm, as: "(A − 1μᵀ)ᵀY")
}

/// A row of the centered matrix at a time fits into any memory, and costs as much as all of it.
private func rowByRow() -> Mistake<CenteringAnswer> {
  Mistake(
    "writes the centered matrix down row by row", caughtAt: "500 rows and columns, and 10000"
  ) { a, x, y in
    let ones = Matrix<Double>(rows: a.rows, columns: 1, repeating: 1)
    let mean = (a.transposeProduct(ones) / Double(a.rows))[column: 0]
    var forward = Matrix<Double>.zero(rows: a.rows, columns: x.columns)
    var backward = Matrix<Double>.zero(rows: a.columns, columns: y.columns)
    for i in 0..<a.rows {
      var row = -mean
      for place in a.rowStarts[i]..<a.rowStarts[i + 1] {
        row[Int(a.columnIndices[place])] += a.values[place]
      }
      forward[row: i] = x.transpose * row
      for j in 0..<y.columns { backward[column: j] = backward[column: j] + y[i, j] * row }
    }
    return (forward, backward)
  }
}
