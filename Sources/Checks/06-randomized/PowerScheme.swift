import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions06

let powerScheme: Exercise = Exercise(
  "PowerScheme",
  learner: { call in { a, columns, q, random in try call(a, columns, q, using: &random) } },
  reference: Solutions06.powerRange(_:columns:powerIterations:using:) as PowerAnswer,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: powerMistakes()
) { answer, exam in
  var random = SplitMix64(seed: 70)
  for item in try small() + graded() {
    exam.begin(item.name, given: ["A": item.a, "columns": item.columns, "q": item.iterations])
    let before = random
    let q = try answer(item.a, item.columns, item.iterations, &random)
    try exam.expect(q, hasShape: (item.a.rows, item.columns), as: "Q")
    try exam.expect(orthonormalColumnsOf: q, as: "Q")
    if item.columns < min(item.a.rows, item.a.columns) {
      let least = item.columns * min(item.a.rows, item.a.columns)
      try exam.expect(random, wasDrawnFromSince: before, times: least...(1 << 20))
    }
    let missing = remainder(item.leading, outside: q)
    let worst = (0..<missing.columns).map { missing[column: $0].norm }.max() ?? 0
    try exam.expect(
      worst <= item.tolerance, as: "the largest part of a wanted direction outside Q",
      expected: "at most \(item.tolerance.exhibit)", got: worst.exhibit)
  }
  try countIterations(answer, exam, &random)
  try exam.expectSmallDirections(using: &random) { a, q, random in try answer(a, 2, q, &random) }
  try exam.expectNormalNumbers(using: &random) { a, random in
    let q = try answer(a, 1, 0, &random)
    try exam.expect(q, hasShape: (a.rows, 1), as: "Q")
    return q[column: 0]
  }
}

typealias PowerAnswer = (Matrix<Double>, Int, Int, inout SplitMix64) throws -> Matrix<Double>

/// Expects as many iterations as were asked for, in each number that stands for one.
///
/// For diag(2, 1) the second entry of the column is `2⁻⁽²q⁺¹⁾` times a ratio of two normal numbers. One
/// iteration makes two halvings, and six standard errors of the mean are less than one.
private func countIterations(
  _ answer: PowerAnswer, _ exam: Exam, _ random: inout SplitMix64
) throws {
  let a: Matrix<Double> = [[2, 0], [0, 1]]
  for q in Array(0...10) + [15, 20] {
    exam.begin("\(q) iterations, counted", given: ["A": a, "columns": 1, "q": q, "runs": 200])
    let columns = try (0..<200).map { _ in
      let basis = try answer(a, 1, q, &random)
      try exam.expect(basis, hasShape: (2, 1), as: "Q")
      return basis[column: 0]
    }
    try exam.expect(
      entry: 1, of: columns, fallsBy: Double(2 * q + 1),
      as: "the number of halvings from the first entry of Q to the second, 2q + 1")
  }
}

private struct Item {
  let name: String
  let a: Matrix<Double>
  let columns: Int
  let iterations: Int
  /// Orthonormal directions that must be there.
  let leading: Matrix<Double>
  /// How much of them may be missing.
  var tolerance = 1e-4
}

private func small() -> [Item] {
  let two: Matrix<Double> = [[1, 1, 2], [1, 1, 2], [0, 1, 1], [0, 1, 1]]
  let half = 0.5.squareRoot()
  let pairs: Matrix<Double> = [[half, 0], [half, 0], [0, half], [0, half]]
  return [
    Item(
      name: "diag(2, 1)", a: [[2, 0], [0, 1]], columns: 1, iterations: 20, leading: [[1], [0]]),
    // A turn by a right angle after diag(2, 1): its own powers do not converge.
    Item(
      name: "a matrix that turns", a: [[0, -1], [2, 0]], columns: 1, iterations: 20,
      leading: [[0], [1]]),
    Item(
      name: "a wide matrix", a: [[0, 1, 0], [0, 0, 3]], columns: 1, iterations: 20,
      leading: [[0], [1]]),
    Item(
      name: "a tall matrix", a: [[0, 0], [1, 0], [0, 3]], columns: 1, iterations: 20,
      leading: [[0], [0], [1]]),
    Item(
      name: "two equal singular values", a: [[3, 0, 0], [0, 3, 0], [0, 0, 1]], columns: 2,
      iterations: 20, leading: [[1, 0], [0, 1], [0, 0]]),
    Item(
      name: "a small entry", a: [[1, 0], [0, 0], [0, 0x1p-35]], columns: 2, iterations: 1,
      leading: [[1, 0], [0, 0], [0, 1]]),
    Item(name: "rank 2, two columns", a: two, columns: 2, iterations: 3, leading: pairs),
  ]
}

/// Singular values from 1 to 10⁻⁹.
///
/// `Aᵀ` and `A` between two orthonormalizations leave 10⁻¹⁸ of the last direction, which is less than
/// rounding. One product leaves 10⁻⁹, and rounding takes some 10⁻⁷ of it.
private func graded() throws -> [Item] {
  var random = SplitMix64(seed: 71)
  let u = try Matrix<Double>.orthonormal(rows: 40, columns: 12, using: &random)
  let v = try Matrix<Double>.orthonormal(rows: 30, columns: 12, using: &random)
  let eight = u[columns: 0..<8]
  let a = eight.scaled(columnsBy: .geometric(8, from: 1, to: 1e-9)) * v[columns: 0..<8].transpose
  let more = u.scaled(columnsBy: .geometric(12, from: 1, to: 1e-9)) * v.transpose
  let steps = u.scaled(columnsBy: .staircase(12, tread: 4, ratio: 1e-3)) * v.transpose
  func item(
    _ name: String, _ a: Matrix<Double>, _ leading: Matrix<Double>, iterations: Int = 8
  ) -> Item {
    Item(
      name: name, a: a, columns: 8, iterations: iterations, leading: leading, tolerance: 1e-3)
  }
  return [
    item("singular values down to 1e-9", a, eight),
    item("singular values down to 1e-9, no iterations", a, eight, iterations: 0),
    item("singular values down to 1e-9, one iteration", a, eight, iterations: 1),
    item(
      "singular values down to 1e-9, wide", a.transposed(), v[columns: 0..<8]),
    item("more directions than columns", more, eight),
    item("singular values that repeat", steps, eight),
  ]
    + (Unit.extremes + Unit.beyondSquares).map {
      item("singular values down to 1e-9 \($0.name)", $0(a), eight)
    }
}
