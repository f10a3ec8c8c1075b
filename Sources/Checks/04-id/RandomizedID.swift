import Attempts
import Foundation
import Gallery
import Grading
import LinearAlgebra
import Solutions04

let randomizedID: Exercise = Exercise(
  "RandomizedID",
  learner: { call in { a, k, p, random in try call(a, k, p, using: &random) } },
  reference: Solutions04.randomizedID,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: sketchMistakes()
) { (answer: SketchAnswer, exam: Exam) in
  var random = SplitMix64(seed: 50)
  for (name, a, k, p, factor) in try cases() {
    exam.begin(name, given: ["A": a, "k": k, "p": p])
    let before = random
    let (columns, z) = try answer(a, k, p, &random)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    let least = Vector(try a.singularValues()[k...]).norm
    let error = try residual(a, outside: columns).frobeniusNorm
    try exam.expect(
      error <= factor * least + 1e-12 * a.frobeniusNorm,
      as: "‖A − CZ‖_F for the columns \(columns)",
      expected: "not far above the least possible error \(least.exhibit)", got: error.exhibit)
    try exam.expect(z, areBestFor: columns, of: a)
    if k > 0 && k + p < a.rows { try exam.expect(random, wasDrawnFromSince: before) }
    // Every sketch of a matrix of rank 1 is a multiple of its rows.
    if k + p >= a.rows || name == "rank 1" {
      try exam.expect(columns, arePivotsOf: a, order: .isFree, as: "columns")
    }
  }
  try examineNumberOfRows(answer, exam)
  try examineLongColumn(answer, exam)
  try examineDistribution(answer, exam)
}

typealias SketchAnswer = (
  Matrix<Double>, Int, Int, inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>)

private typealias Case = (String, Matrix<Double>, Int, Int, factor: Double)

/// Matrices with the factor by which the error may exceed the least one.
///
/// Where the singular values drop by 10⁶ behind the k-th, a choice that misses a direction is a
/// million times worse, and an honest sketch a hundred times at most.
private func cases() throws -> [Case] {
  var random = SplitMix64(seed: 51)
  let fewRows = Matrix<Double>(rows: 8, columns: 6) { i, j in
    let entry = Double((3 * i + 7 * j + i * j) % 11) - 5
    return i < 6 || j < 3 ? 0 : entry
  }
  let lateColumns = deficient(rows: 8, columns: 4, rank: 3, seed: 51)
  let firstZero = Matrix<Double>.zero(rows: 8, columns: 4).appending(columnsOf: lateColumns)
  let drop = try withSpectrum(
    rows: 60, columns: 40, Vector((0..<40).map { $0 < 5 ? 1 : 1e-6 }), seed: 52)
  let clusters = Matrix<Double>.clusters(
    rows: 50, columns: 30, centers: 4, noise: 1e-7, using: &random)
  let twoClusters = Matrix<Double>.clusters(
    rows: 8, columns: 8, centers: 2, noise: 1e-7, using: &random)
  let parallel = nearlyParallel(rows: 8, columns: 6, spread: 1e-7, seed: 54)
  let wide = try decaying(rows: 7, columns: 8, to: 1e-3, seed: 54)
  let tall = try decaying(rows: 8, columns: 4, to: 1e-3, seed: 55)
  // The third column lies in the plane of the others, 2⁵⁰ times shorter.
  let short: Matrix<Double> = [[4, 0, 0x1p-50], [0, 3, 0x1p-50], [0, 0, 0], [0, 0, 0]]
  let fixed: [Case] = [
    ("rank 1", [[1, 2, 3], [2, 4, 6]], 1, 0, 1), ("no columns", wide, 0, 3, 1),
    ("fewer rows in the sketch than in A", wide, 2, 2, 100),
    ("more rows in the sketch than in A", wide, 3, 6, 10),
    ("as many rows in the sketch as in A", wide, 3, 4, 10),
    ("as many rows in the sketch as in A, most of them for k", wide, 5, 2, 10),
    ("one row fewer in the sketch than in A", wide, 3, 3, 100),
    ("one row fewer in the sketch than in A, most of them for p", wide, 1, 5, 100),
    ("more rows in the sketch than columns", tall, 2, 4, 100),
    ("as many columns as there are", tall, 4, 2, 1), ("a very short column", short, 2, 1, 1),
    ("first columns that are zero", firstZero, 3, 2, 1),
    ("few rows that are not zero", fewRows, 2, 2, 10),
    ("two clusters of columns", twoClusters, 2, 3, 1e3),
    ("three nearly parallel columns", parallel, 6, 1, 1),
    ("a matrix that drops behind k", drop, 5, 20, 1e3),
    ("a matrix of rank 4", deficient(rows: 50, columns: 30, rank: 4, seed: 53), 4, 2, 1),
    ("four clusters of columns", clusters, 4, 8, 1e3),
  ]
  let scaled = Unit.extremes.map {
    ("two clusters of columns \($0.name)", $0(twoClusters), 2, 3, 1e3) as Case
  }
  return fixed + scaled
}

/// One column is 64 times as long as the others: it is longest in a sketch of 7 rows, but not always the
/// largest in any one row of it.
///
/// The lengths in the sketch are 64 and 1 times those of Gaussian vectors of 7 entries. For another one
/// to be longer, a quotient of two χ² of 7 degrees has to exceed 64², which has the probability 4⋅10⁻¹².
private func examineLongColumn(_ answer: SketchAnswer, _ exam: Exam) throws {
  let a = Matrix<Double>(diagonal: [1, 1, 1, 1, 1, 64, 1, 1])
  var random = SplitMix64(seed: 57)
  exam.begin("one long column, 200 times", given: ["A": a, "k": 1, "p": 6])
  for _ in 0..<200 {
    try exam.expect(try answer(a, 1, 6, &random).columns, equals: [5], as: "the column")
  }
}

/// Which of two lengths wins in a sketch of one row depends on the tails of the distribution.
private func examineDistribution(_ answer: SketchAnswer, _ exam: Exam) throws {
  try examineDistribution(answer, exam, "normal numbers", long: 1, short: 1)
  try examineDistribution(
    answer, exam, "normal numbers, the largest of many", long: 10, short: 50,
    largeBecause: "numbers of another distribution show by the largest of many")
}

private func examineDistribution(
  _ answer: SketchAnswer, _ exam: Exam, _ name: String, long: Int, short: Int,
  largeBecause reason: String? = nil
) throws {
  let ratio = 0.7
  let a = Matrix<Double>(diagonal: Vector((0..<long + short).map { $0 < long ? 1 : ratio }))
  // P(max of `long` |gᵢ| exceeds `ratio` times the max of `short`) = ∫ d(F(x)^long) F(x/ratio)^short.
  func share(_ x: Double) -> Double { erf(x / 2.0.squareRoot()) }
  let step = 1e-3
  let probability = (0..<10_000).reduce(0) { sum, i in
    let (from, to) = (Double(i) * step, Double(i + 1) * step)
    let weight = pow(share(to), Double(long)) - pow(share(from), Double(long))
    return sum + weight * pow(share((from + to) / 2 / ratio), Double(short))
  }
  var random = SplitMix64(seed: 58)
  exam.begin(name, given: ["A": a, "k": 1, "p": 0], largeBecause: reason)
  let hits = try (0..<200).map { _ in
    try answer(a, 1, 0, &random).columns.first.map { $0 < long } == true ? 1.0 : 0
  }
  try exam.expectMean(
    of: hits, near: probability, deviation: (probability * (1 - probability)).squareRoot(),
    as: "how often a column of length 1 is chosen, not one of length \(ratio)")
}

/// A sketch of fewer rows takes fewer numbers from the generator: as many draws as the library's normal
/// numbers take for k rows, or for p, are no accident.
///
/// Normal numbers made otherwise take one draw each, two, or a dozen: 48 of them are not what 16 or 32 of
/// the library's take.
private func examineNumberOfRows(_ answer: SketchAnswer, _ exam: Exam) throws {
  let (k, p) = (2, 4)
  let a = deficient(rows: 8, columns: 5, rank: k, seed: 59)
  let start = SplitMix64(seed: 60)
  var random = start
  exam.begin("k + p rows", given: ["A": a, "k": k, "p": p])
  _ = try answer(a, k, p, &random)
  for rows in [k, p] {
    var other = start
    _ = Matrix<Double>.gaussian(rows: rows, columns: a.rows, using: &other)
    try exam.expect(
      random.draws(since: other) != 0, as: "the normal numbers drawn from the generator",
      expected: "those for \(k + p) rows", got: "those for \(rows) rows")
  }
}
