import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions04

let strongColumns: Exercise = Exercise(
  "StrongColumns",
  learner: { call in { a, k, f in try call(a, k, f) } },
  reference: Solutions04.strongColumns,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: strongMistakes()
) { (answer: StrongAnswer, exam: Exam) in
  for (name, a, k, f) in try cases() {
    exam.begin(
      name, given: ["A": a, "k": k, "f": f],
      largeBecause: name == "twelve choices to undo" ? "each choice takes a block of its own" : nil)
    let columns = try answer(a, k, f)
    try exam.expect(columns, areDifferentBelow: a.columns, count: k, as: "columns")
    let others = (0..<a.columns).filter { !columns.contains($0) }
    if k == 0 || others.isEmpty { continue }
    let (factor, place) = try greatestGrowth(a, columns, others)
    try exam.expect(
      factor <= f * (1 + 1e-6), as: "the greatest growth by an exchange",
      expected: "at most \(f.exhibit)",
      got: "\(factor.exhibit), by exchanging column \(place.out) for column \(place.in)")
  }
  let (two, wide): (Matrix<Double>, Matrix<Double>) = ([[1, 0], [0, 1]], [[1, 2], [3, 4]])
  try exam.expectRefusals(
    of: [
      "a bound of 0.5": 0.5, "a bound of 1": 1, "a negative bound": -2, "a bound of NaN": .nan,
      "an infinite bound": .infinity,
    ],
    butNotOf: ["a bound just above 1": 1.001], given: { ["A": two, "k": 1, "f": $0] },
    by: { try answer(two, 1, $0) })
  try exam.expectRefusals(
    of: ["a bound of 1 for no columns": 0, "a bound of 1 for all columns": 2],
    given: { ["A": wide, "k": $0, "f": 1] }, by: { try answer(wide, $0, 1) })
}

typealias StrongAnswer = (Matrix<Double>, Int, Double) throws -> [Int]

private typealias Case = (String, Matrix<Double>, Int, Double)

private func cases() throws -> [Case] {
  var random = SplitMix64(seed: 55)
  let kahan = Matrix<Double>.kahan(25)
  let fixed: [Case] = [
    ("three columns", [[1, 0, 3], [0, 1, 4]], 1, 2),
    ("orthogonal columns", Matrix(diagonal: [1, 2, 4, 8, 16]), 2, 1.5),
    ("a growth of 1.8", Matrix(diagonal: [1, 1.8]), 1, 1.5),
    ("no columns", [[1, 2], [3, 4]], 0, 2), ("all columns", [[1, 2], [3, 4]], 2, 2),
    ("a first choice to undo", misleading(steep: 0.5, flat: 0), 2, 1.2),
    ("a first choice to undo, in one plane", misleading(steep: 0, flat: 0.5), 2, 1.5),
    ("two choices to undo", copies(2, misleading(steep: 0.5, flat: 0)), 4, 1.2),
    ("twelve choices to undo", copies(12, misleading(steep: 0.5, flat: 0)), 24, 1.2),
    ("Kahan's matrix", kahan, 24, 2),
    ("a random matrix", .gaussian(rows: 12, columns: 20, using: &random), 5, 1.01),
    (
      "columns of zeros", .gaussian(rows: 6, columns: 9, using: &random).cleared(columns: [0, 4]),
      3, 1.1
    ),
    ("falling singular values", try decaying(rows: 15, columns: 15, to: 1e-6, seed: 56), 7, 1.1),
    (
      "three nearly parallel columns", nearlyParallel(rows: 8, columns: 7, spread: 1e-6, seed: 58),
      4, 1.05
    ),
  ]
  // The growth that pivoted QR leaves in small matrices of Kahan, and a bound to each side of it.
  let near = try (3...9).flatMap { n -> [Case] in
    let a = Matrix<Double>.kahan(n, theta: 0.9)
    let (growth, _) = try greatestGrowth(a, Array(0..<(n - 1)), [n - 1])
    return growth > 1.05
      ? [("a bound just below the growth", a, n - 1, 0.99 * growth)] : []
  }
  let scaled = Unit.extremes.flatMap { unit -> [Case] in
    [
      ("a small matrix of Kahan, \(unit.name)", unit(.kahan(8, theta: 0.9)), 7, 1.1),
      ("a first choice to undo, \(unit.name)", unit(misleading(steep: 0.5, flat: 0)), 2, 1.2),
    ]
  }
  let spectra = try TypicalSpectrum.all(10).map { spectrum -> Case in
    let k = spectrum.name == "that end before their number" ? 4 : 6
    let a = try withSpectrum(rows: 12, columns: 10, spectrum.values, seed: 59)
    return ("singular values \(spectrum.name)", a, k, 1.02)
  }
  let steep: Case = (
    "steeply falling singular values", try decaying(rows: 8, columns: 8, to: 1e-15, seed: 57), 5,
    1.05
  )
  return fixed + near + scaled + [steep] + spectra
}

/// Three columns of which pivoted QR takes the first two, though two others span more.
///
/// The first one is between the others, which point nearly in opposite directions. What the third has
/// outside the first is `steep` at a right angle to what the second has, or `flat` along with it.
private func misleading(steep: Double, flat: Double) -> Matrix<Double> {
  let along = (1 - 0.25).squareRoot()
  return [[1.01, along, -along], [0, 0.51, flat], [0, 0, steep]]
}

/// Copies of a matrix down a diagonal.
private func copies(_ count: Int, _ block: Matrix<Double>) -> Matrix<Double> {
  let (m, n) = (block.rows, block.columns)
  return Matrix(rows: count * m, columns: count * n) { i, j in
    i / m == j / n ? block[i % m, j % n] : 0
  }
}

/// The greatest factor by which an exchange multiplies the volume, as a ratio of distances.
func greatestGrowth(
  _ a: Matrix<Double>, _ columns: [Int], _ others: [Int]
) throws -> (Double, (out: Int, in: Int)) {
  var best = (0.0, (out: 0, in: 0))
  for (i, out) in columns.enumerated() {
    var staying = columns
    staying.remove(at: i)
    let lengths = columnLengths(staying.isEmpty ? a : try residual(a, outside: staying))
    for j in others where lengths[j] > best.0 * lengths[out] {
      best = (lengths[j] / lengths[out], (out, j))
    }
  }
  return best
}
