import Attempts
import Grading
import LinearAlgebra
import Solutions03

let varianceCheck: Exercise = Exercise(
  "VarianceCheck",
  learner: { call in { x, y, k, p, estimates in try call(x, y, k, p, estimates) } },
  reference: {
    try Solutions03.varianceCheck($0, $1, draws: $2, probabilities: $3, estimates: $4)
  },
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: varianceMistakes()
) { (answer: VarianceAnswer, exam: Exam) in
  for (name, x, y, k, p, estimates, expected) in cases() {
    exam.begin(name, given: ["X": x, "Y": y, "k": k, "p": p, "estimates": estimates])
    try exam.expect(
      try answer(x, y, k, p, estimates), eachCloseTo: expected, within: 1e-12,
      as: "the three numbers")
  }
  try examineUnits(answer, exam)
  try examineNearlyEqualErrors(answer, exam)
  try examineAllOutcomes(answer, exam)
  try examineRefusals(answer, exam)
}

typealias VarianceAnswer = (
  Matrix<Double>, Matrix<Double>, Int, Vector<Double>, [Matrix<Double>]
) throws -> Vector<Double>

private typealias Case = (
  name: String, x: Matrix<Double>, y: Matrix<Double>, k: Int, p: Vector<Double>,
  estimates: [Matrix<Double>], expected: Vector<Double>
)

private func cases() -> [Case] {
  let (one, two): (Matrix<Double>, Matrix<Double>) = ([[1, 1]], [[1], [2]])
  let around: [Matrix<Double>] = [[[2]], [[4]], [[4]], [[3]]]
  return [
    ("the example", one, two, 2, [0.5, 0.5], [[[3]], [[4]], [[3]], [[3]]], [0.5, 0.25, -1]),
    ("three draws", one, two, 3, [0.5, 0.5], around, [1.0 / 3, 0.75, 5.0 / 3]),
    // Squared errors 4, 0, 1, 9: mean 3.5, s² = 49/3, standard error 3.5/√3.
    (
      "other estimates", one, two, 1, [0.5, 0.5], [[[5]], [[3]], [[2]], [[0]]],
      [1, 3.5, 2.5 / (3.5 / 3.0.squareRoot())]
    ),
    // Σ cᵢ²/pᵢ = 40 + 30 + 20 + 10 = 100 and ‖XY‖² = 10; the estimates are 0 and XY.
    (
      "four layers", fourLayers.x, fourLayers.y, 2, [0.4, 0.3, 0.2, 0.1],
      [[[0, 0], [0, 0]], [[2, 1], [1, 2]]], [45, 5, -8]
    ),
    (
      "a zero layer of probability zero", [[1, 0, 1]], [[1], [5], [2]], 1, [0.5, 0, 0.5],
      around, [1, 0.75, -1]
    ),
    (
      "a zero row of probability zero", [[1, 5, 1]], [[1], [0], [2]], 1, [0.5, 0, 0.5],
      around, [1, 0.75, -1]
    ),
    // c²/p = 2⁻¹⁰⁰/2⁻¹⁰⁰ = 1 for the second layer: small, rare, and half of the sum.
    (
      "a small layer of small probability", [[1, 0x1p-50]], [[1], [1]], 1, [1, 0x1p-100],
      [[[1]], [[2]]], [1, 0.5, -1]
    ),
  ]
}

/// Squares of the unit go into the first two numbers, and none into the third.
private func examineUnits(_ answer: VarianceAnswer, _ exam: Exam) throws {
  let (_, x, y, k, p, estimates, expected) = cases()[0]
  for unit in Unit.extremes {
    let scaled = estimates.map { unit($0) }
    for (name, x, y) in [("X \(unit.name)", unit(x), y), ("Y \(unit.name)", x, unit(y))] {
      exam.begin(name, given: ["X": x, "Y": y, "p": p, "estimates": scaled])
      let got = try answer(x, y, k, p, scaled)
      try exam.expect(got.count, equals: 3, as: "the number of results")
      try exam.expect(
        Vector([got[0] * unit.power(-2), got[1] * unit.power(-2), got[2]]),
        eachCloseTo: expected, within: 1e-12, as: "the three numbers, the first two in units of 1,")
    }
  }
}

/// A difference of squares loses all digits here: the squared errors are 1 and 1 ± 2⁻²⁰.
private func examineNearlyEqualErrors(_ answer: VarianceAnswer, _ exam: Exam) throws {
  let (one, two): (Matrix<Double>, Matrix<Double>) = ([[1, 1]], [[1], [2]])
  let errors = [1 - 0x1p-21, 1, 1 + 0x1p-21]
  let estimates = errors.map { Matrix(rows: [[3 + $0]]) }
  exam.begin("nearly equal errors", given: ["X": one, "Y": two, "p": [0.25, 0.75] as Vector])
  let got = try answer(one, two, 1, [0.25, 0.75], estimates)
  try exam.expect(got.count, equals: 3, as: "the number of results")
  // Σ c²/p = 4 + 16/3. Each squared error is off by 2ε, and that is 2⁻³⁰ of what they differ by.
  let (prediction, mean) = (1.0 / 3, 1 + 0x1p-41 / 3)
  try exam.expect(got[0], closeTo: prediction, within: 1e-12, as: "the prediction")
  try exam.expect(got[1], closeTo: mean, within: 1e-12, as: "the mean of the squared errors")
  let standardError = 0x1p-20 / 3.0.squareRoot()
  try exam.expect(
    got[2], closeTo: (mean - prediction) / standardError, within: 1e-6, as: "the distance")
}

/// All outcomes of two draws with equal probabilities, each once: the prediction is exact, and
/// the distance 0.
private func examineAllOutcomes(_ answer: VarianceAnswer, _ exam: Exam) throws {
  let (x, y) = randomProduct(rows: 3, layers: 5, columns: 4, seed: 321)
  let p = Vector(repeating: 0.2, count: 5)
  let layers = (0..<5).map { x[column: $0].outer(y[row: $0]) }
  let outcomes = (0..<25).map { 2.5 * (layers[$0 / 5] + layers[$0 % 5]) }
  exam.begin("all outcomes of two draws", given: ["X": x, "Y": y, "p": p])
  let got = try answer(x, y, 2, p, outcomes)
  try exam.expect(got.count, equals: 3, as: "the number of results")
  let exact = x * y
  let mean = outcomes.reduce(0) { sum, outcome in
    let error = (outcome - exact).frobeniusNorm
    return sum + error * error / 25
  }
  try exam.expect(got[0], closeTo: mean, within: 1e-11, as: "the prediction")
  try exam.expect(got[1], closeTo: mean, within: 1e-11, as: "the mean of the squared errors")
  try exam.expect(
    got[2].magnitude < 1e-9, as: "the distance", expected: "0", got: got[2].exhibit)
}

private func examineRefusals(_ answer: VarianceAnswer, _ exam: Exam) throws {
  typealias Input = (x: Matrix<Double>, p: Vector<Double>, estimates: [Matrix<Double>])
  let (y, p): (Matrix<Double>, Vector<Double>) = ([[1], [5], [2]], [0.5, 0, 0.5])
  let (gap, two): (Matrix<Double>, [Matrix<Double>]) = ([[1, 0, 1]], [[[3]], [[4]]])
  try exam.expectRefusals(
    of: [
      "a layer that is never drawn": Input([[1, 3, 1]], p, two),
      "a small layer that is never drawn": Input([[1, 0x1p-200, 1]], p, two),
      "the last layer is never drawn": Input(gap, [0.5, 0.5, 0], two),
      "one estimate": Input(gap, p, [[[3]]]), "no estimates": Input(gap, p, []),
    ],
    butNotOf: ["two estimates": Input(gap, p, two)],
    given: { ["X": $0.x, "Y": y, "p": $0.p, "estimates": $0.estimates] },
    by: { try answer($0.x, y, 1, $0.p, $0.estimates) })
}
