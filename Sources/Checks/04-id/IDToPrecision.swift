import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions04

let idToPrecision: Exercise = Exercise(
  "IDToPrecision",
  learner: { call in { a, epsilon in try call(a, epsilon) } },
  reference: Solutions04.idToPrecision,
  stub: { _, _ in throw NotAttempted() },
  mistakes: precisionMistakes()
) { (answer: PrecisionAnswer, exam: Exam) in
  let diagonal = Matrix<Double>(diagonal: [1, 4, 2, 0.5])
  let fixed: [(String, Matrix<Double>, Double, Int)] = [
    ("a diagonal matrix", diagonal, 0.3, 2),
    ("the zero matrix", .zero(rows: 3, columns: 4), 0.1, 0), ("a large error", diagonal, 1.5, 0),
    ("a tiny error", diagonal, 1e-14, 4), ("small entries", 1e-12 * diagonal, 0.3, 2),
    ("a short column", [[0, 0x1p-50, 4], [3, 0x1p-50, 0]], 0.1, 2),
  ]
  for (name, a, epsilon, count) in fixed {
    try examine(name, a, epsilon, count, answer, exam)
  }
  for unit in Unit.extremes {
    try examine("a diagonal matrix \(unit.name)", unit(diagonal), 0.3, 2, answer, exam)
  }
  for (name, a, counts) in try matrices() {
    try examine("\(name): a whole error", a, 1, 0, answer, exam)
    for k in counts {
      // From one factorization both sides have rounding errors of a few ε‖A‖, far below the gap.
      let limit = Threshold(at: try error(a, k) / a.spectralNorm(), gap: 1e-6)
      try examine("\(name), just enough columns", a, limit.above, k, answer, exam)
      try examine("\(name), just not enough columns", a, limit.below, k + 1, answer, exam)
    }
  }
  try exam.expectRefusals(
    of: [
      "an error of 0": 0, "a negative error": -0.1, "an error of NaN": .nan,
      "an infinite error": .infinity,
    ],
    given: { ["A": diagonal, "ε": $0] }, by: { try answer(diagonal, $0).columns })
}

typealias PrecisionAnswer = (
  Matrix<Double>, Double
) throws -> (columns: [Int], z: Matrix<Double>)

private func examine(
  _ name: String, _ a: Matrix<Double>, _ epsilon: Double, _ count: Int,
  _ answer: PrecisionAnswer, _ exam: Exam
) throws {
  let reason =
    name.hasPrefix("falling singular values")
    ? "only of many columns the square of a condition number is lost for certain" : nil
  exam.begin(name, given: ["A": a, "ε": epsilon], largeBecause: reason)
  let (columns, z) = try answer(a, epsilon)
  try exam.expect(columns, areDifferentBelow: a.columns, count: columns.count, as: "columns")
  try exam.expect(columns.count, equals: count, as: "the number of columns")
  try exam.expect(columns, arePivotsOf: a, order: .isFree, as: "columns")
  try exam.expect(z, areBestFor: columns, of: a)
  let allowed = try epsilon * a.spectralNorm()
  let (left, slack) = (
    try (a - a[columns: columns] * z).spectralNorm(), 1e-7 * allowed + 1e-13 * a.frobeniusNorm
  )
  try exam.expect(
    left <= allowed + slack, as: "‖A − CZ‖₂", expected: "at most \(allowed.exhibit)",
    got: "\(left.exhibit), with the columns \(columns)")
}

/// The error after k steps of pivoted QR, for k up to the smaller side.
private func error(_ a: Matrix<Double>, _ k: Int) throws -> Double {
  let r = try ColumnPivotedQR(a).r
  return try r[rows: k..<r.rows][columns: k..<r.columns].spectralNorm()
}

private typealias Trial = (name: String, a: Matrix<Double>, counts: [Int])

/// Matrices, and numbers of columns at which to set the error.
private func matrices() throws -> [Trial] {
  // One long column, and seven copies of a short one at a right angle, nearly.
  let copies = Matrix<Double>(rows: 3, columns: 8) { i, j in
    switch i {
    case 0: j == 0 ? 10 : 0
    case 1: j == 0 ? 0 : 1
    default: Double(j) / 100
    }
  }
  let tail = [14, 13, 12, 11, 10] + Vector.geometric(30, from: 0.53, to: 0.5).elements
  var common = Matrix<Double>(rows: 8, columns: 7, repeating: 0)
  for j in 0..<7 {
    common[0, j] = 1
    common[j + 1, j] = 0.3 + Double(j) / 50
  }
  let spectra = TypicalSpectrum.all(9).filter { $0.name != "that are equal" }
  let random = try spectra.map { spectrum -> Trial in
    let a = try withSpectrum(rows: 11, columns: 9, spectrum.values, seed: 46)
    return ("singular values \(spectrum.name)", a, [2, 4])
  }
  let fixed: [Trial] = [
    ("many equal short columns", copies, [1, 2]),
    ("a flat tail", Matrix(diagonal: Vector(tail)), [5, 20]),
    ("columns with much in common", common, [1, 4]),
    ("a matrix of rank 3", deficient(rows: 9, columns: 12, rank: 3, seed: 46), [1, 2]),
    (
      "falling singular values", try decaying(rows: 15, columns: 12, to: 1e-8, seed: 47), [2, 5, 8]
    ),
    ("a Hilbert matrix", .hilbert(10), [3, 6]),
  ]
  return fixed + random
}
