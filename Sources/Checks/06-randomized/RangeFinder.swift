import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let rangeFinder: Exercise = Exercise(
  "RangeFinder",
  learner: { call in { a, columns, random in try call(a, columns, using: &random) } },
  reference: Solutions06.randomRange(_:columns:using:) as RangeAnswer,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: rangeMistakes()
) { answer, exam in
  var random = SplitMix64(seed: 61)
  for (name, a, count) in try small() + large() {
    exam.begin(name, given: ["A": a, "columns": count])
    let before = random
    let q = try answer(a, count, &random)
    let (size, most) = (min(count, a.rows, a.columns), min(a.rows, a.columns))
    try exam.expect(q, hasShape: (a.rows, size), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    if try rank(a) <= size { try exam.expect(q, spansColumnsOf: a, as: "Q") }
    if size < most && a.maxNorm > 0 {
      // Independent numbers need at least one drawn number each.
      try exam.expect(random, wasDrawnFromSince: before, times: size * a.columns...(1 << 20))
    }
  }
  try examineSketch(answer, exam, &random)
}

typealias RangeAnswer = (Matrix<Double>, Int, inout SplitMix64) throws -> Matrix<Double>

private typealias Case = (name: String, a: Matrix<Double>, count: Int)

/// What is left of a small direction: that of `Aω`, with normal numbers in ω, and of nothing else.
private func examineSketch(
  _ answer: RangeAnswer, _ exam: Exam, _ random: inout SplitMix64
) throws {
  let a: Matrix<Double> = [[1, 0], [0, 0x1p-10]]
  exam.begin("a small direction", given: ["A": a, "columns": 1, "runs": 200])
  let columns = try (0..<200).map { _ in
    let q = try answer(a, 1, &random)
    try exam.expect(q, hasShape: (2, 1), as: "Q")
    return q[column: 0]
  }
  try exam.expect(
    entry: 1, of: columns, fallsBy: 10,
    as: "the number of halvings from the first entry of Q to the second")
  try exam.expectNormalNumbers(using: &random) { a, random in
    let q = try answer(a, 1, &random)
    try exam.expect(q, hasShape: (a.rows, 1), as: "Q")
    return q[column: 0]
  }
}

private func small() -> [Case] {
  let proportional: Matrix<Double> = [[3, 6], [4, 8]]
  let wide: Matrix<Double> = [[1, 0, 2], [0, 1, 1]]
  let two: Matrix<Double> = [[1, 1, 2, 0], [2, 0, 2, 2], [0, 1, 1, -1], [0, 0, 0, 0]]
  let zero = Matrix<Double>.zero(rows: 3, columns: 2)
  let units = Unit.extremes.map { unit -> Case in
    ("two proportional columns \(unit.name)", unit(proportional), 1)
  }
  return [("two proportional columns", proportional, 1)] + units + [
    ("one row", [[1, -2, 3]], 1), ("one row, two columns wanted", [[1, -2, 3]], 2),
    ("one column", [[1], [-2], [3]], 1), ("one column, two wanted", [[1], [-2], [3]], 2),
    ("a wide matrix", wide, 1), ("as many columns as rows", wide, 2),
    ("one more column than rows", wide, 3), ("more columns than A has", wide, 4),
    ("a tall matrix", wide.transposed(), 1), ("all columns", wide.transposed(), 2),
    ("one column more than A has", wide.transposed(), 3),
    ("more columns than A has rows", wide.transposed(), 4),
    ("rank 2, two columns", two, 2), ("rank 2, three columns", two, 3),
    ("rank 2, four columns", two, 4), ("first columns of zeros", [[0, 0, 1], [0, 0, 2]], 1),
    ("a row and a column of zeros", [[0, 0, 0], [2, 0, 1], [4, 0, 2]], 1),
    ("columns in opposite pairs", [[1, -1], [2, -2]], 1),
    ("zero, one column", zero, 1), ("zero, two columns", zero, 2), ("zero, wide", [[0, 0]], 1),
  ]
}

private func large() throws -> [Case] {
  let late = Matrix<Double>.zero(rows: 20, columns: 6)
    .appending(columnsOf: deficient(rows: 20, columns: 8, rank: 3, seed: 62))
  let low = deficient(rows: 30, columns: 25, rank: 3, seed: 65)
  let spectra = try TypicalSpectrum.all(12).flatMap { spectrum -> [Case] in
    let a = try matrix(rows: 20, columns: 12, singularValues: spectrum.values, seed: 64)
    return [
      ("singular values \(spectrum.name)", a, 7),
      ("singular values \(spectrum.name), all columns", a, 12),
      ("singular values \(spectrum.name), all rows", a.transposed(), 30),
    ]
  }
  return [
    ("six first columns of zeros", late, 4), ("a rank below the columns", low, 7),
    ("three nearly parallel columns", parallel(rows: 9, columns: 5, seed: 66), 5),
  ] + spectra + Unit.extremes.map { ("a rank below the columns \($0.name)", $0(low), 7) }
}

/// The rank of a matrix whose singular values are far from rounding, or zero.
private func rank(_ a: Matrix<Double>) throws -> Int {
  let sigma = try a.singularValues()
  let largest = sigma.first ?? 0
  return sigma.filter { $0 > 1e-12 * largest }.count
}
