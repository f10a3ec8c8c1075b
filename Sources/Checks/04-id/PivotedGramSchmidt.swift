import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions04

let pivotedGramSchmidt: Exercise = Exercise(
  "PivotedGramSchmidt",
  learner: { call in { a, k in try call(a, k) } },
  reference: Solutions04.pivotedGramSchmidt,
  stub: { _, _ in throw NotAttempted() },
  mistakes: gramSchmidtMistakes()
) { (answer: GramSchmidtAnswer, exam: Exam) in
  for (name, a, k) in try cases() {
    exam.begin(name, given: ["A": a, "k": k])
    let (columns, q) = try answer(a, k)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    try exam.expect(q, hasShape: (a.rows, k), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, within: 1e-10, as: "Q")
    try exam.expect(columns, arePivotsOf: a, as: "columns")
    let c = a[columns: columns]
    for i in 0..<k {
      let known = q[columns: 0..<(i + 1)]
      try exam.expect(
        known * (known.transpose * c[column: i]), closeTo: c[column: i], within: 1e-10,
        as: "column \(columns[i]), projected on the first \(i + 1) directions,")
    }
  }
  try examineSmallEntry(answer, exam)
  try examineRefusals(answer, exam)
}

typealias GramSchmidtAnswer = (
  Matrix<Double>, Int
) throws -> (columns: [Int], q: Matrix<Double>)

private typealias Case = (name: String, a: Matrix<Double>, k: Int)

private func cases() throws -> [Case] {
  var random = SplitMix64(seed: 41)
  let long = try Matrix<Double>.orthonormal(rows: 8, columns: 1, using: &random)
  let short = Matrix<Double>.gaussian(rows: 8, columns: 7, using: &random)
  let ones = Matrix<Double>(rows: 1, columns: 7, repeating: 1)
  let nearlyEqual = 1e9 * (long * ones) + short
  let example: Matrix<Double> = [[3, 4, 0], [0, 3, 0], [0, 0, 2]]
  let wide = Matrix<Double>.gaussian(rows: 4, columns: 9, using: &random)
  let tall = Matrix<Double>.gaussian(rows: 20, columns: 8, using: &random)
  let square = Matrix<Double>.gaussian(rows: 6, columns: 6, using: &random)
  let parallel = nearlyParallel(rows: 8, columns: 6, spread: 1e-9, seed: 40)
  let lauchli = Matrix<Double>.lauchli(6, mu: 1e-7)
  let fixed: [Case] = [
    ("three columns", example, 2), ("one column", [[3], [4]], 1),
    ("no columns wanted", example, 0),
    // Column 1 is longest, column 0 has the largest entry, column 2 the largest sum.
    ("entries and sums that mislead", [[6, 4, 3.1], [0, 4, 3.1], [0, 3, 3.1], [0, 0, 3.1]], 1),
    ("columns alike in nine digits", alikeInNineDigits, 4),
    ("a wide matrix", wide, 4), ("a tall matrix", tall, 8), ("all columns of a square", square, 6),
    ("a matrix of rank 3", deficient(rows: 9, columns: 7, rank: 3, seed: 42), 3),
    ("columns of zeros", tall.cleared(columns: [0, 5]), 6),
    ("three nearly parallel columns", parallel, 6),
    ("Läuchli's matrix", lauchli, 6), ("two steps down", try twoSteps(), 6),
    ("nearly equal columns", nearlyEqual, 7),
    ("a tall matrix just above the limit", nearlyExhausted(8, 4) { $0.above }, 3),
    ("a wide matrix just above the limit", nearlyExhausted(6, 8) { $0.above }, 3),
  ]
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("three columns \(unit.name)", unit(example), 3),
      ("Läuchli's matrix \(unit.name)", unit(lauchli), 6),
    ]
  }
  return fixed + scaled
}

/// A long column, and three that differ from its direction by 2⋅10⁻⁹ at most: squares of their lengths
/// are 1, to the last bit, and their residuals are exact.
private let alikeInNineDigits: Matrix<Double> = [
  [2, 1, 1, 1], [0, 1e-9, 0, 0], [0, 0, 2e-9, 0], [0, 0, 0, 5e-10],
]

/// Columns that differ by 10⁻² along one direction, and by 10⁻¹⁰ otherwise: what rounding leaves along
/// the second choice is large beside the rest.
private func twoSteps() throws -> Matrix<Double> {
  var random = SplitMix64(seed: 39)
  let q = try Matrix<Double>.orthonormal(rows: 8, columns: 8, using: &random)
  let r = Matrix<Double>(rows: 8, columns: 6) { i, j in
    switch i {
    case 0: 1
    case 1: 1e-2 * Double(j)
    default: 1e-10 * random.gaussian()
    }
  }
  return q * r
}

/// Three orthogonal columns of the lengths 1/2, 1 and one near the limit; their largest entries, sums
/// and squares would make other limits.
private func nearlyExhausted(
  _ rows: Int, _ columns: Int, _ side: (Threshold) -> Double
) -> Matrix<Double> {
  let length = side(Threshold(at: Double(max(rows, columns)) * .ulpOfOne))
  var a = Matrix<Double>.zero(rows: rows, columns: columns)
  for i in 0..<4 {
    a[i, 0] = i % 2 == 0 ? 0.25 : -0.25
    a[i, 1] = 0.5
  }
  // Half of its square in each of two entries: their largest and their sum are not its length.
  for i in 4..<6 { a[i, 2] = length / 2.0.squareRoot() }
  return a
}

/// The first direction is a column over its length, and a small entry of it is as right as a large one.
private func examineSmallEntry(_ answer: GramSchmidtAnswer, _ exam: Exam) throws {
  let a: Matrix<Double> = [[4], [0x1p-48]]
  exam.begin("a small entry", given: ["A": a, "k": 1])
  let (columns, q) = try answer(a, 1)
  try exam.expect(columns, equals: [0], as: "the columns")
  try exam.expect(q, hasShape: (2, 1), as: "Q")
  // 4 is the length, but for 2⁻⁹⁶ of it.
  let sign: Double = q[0, 0] < 0 ? -1 : 1
  try exam.expect(sign * q, eachCloseTo: [[1], [0x1p-50]], as: "Q, up to its sign,")
}

private func examineRefusals(_ answer: GramSchmidtAnswer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 38)
  let tall = Matrix<Double>.gaussian(rows: 5, columns: 3, using: &random)
  // Many columns make the limit wide beside what rounding leaves.
  let wide = Matrix<Double>.gaussian(rows: 4, columns: 60, using: &random)
  typealias Input = (a: Matrix<Double>, k: Int)
  try exam.expectRefusals(
    of: [
      "equal columns": Input([[4, 4, 0], [0, 0, 2], [0, 0, 0]], 3),
      "the zero matrix": Input(.zero(rows: 3, columns: 3), 1),
      "a tall matrix just below the limit": Input(nearlyExhausted(8, 4) { $0.below }, 3),
      "a wide matrix just below the limit": Input(nearlyExhausted(6, 8) { $0.below }, 3),
      "dependent columns": Input(deficient(rows: 60, columns: 40, rank: 3, seed: 43), 4),
      "more than all columns": Input(tall, 4), "more columns than rows": Input(wide, 5),
    ],
    given: { ["A": $0.a, "k": $0.k] }, by: { try answer($0.a, $0.k).columns })
}
