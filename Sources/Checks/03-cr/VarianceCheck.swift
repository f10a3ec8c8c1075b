import Attempts
import Exercises03
import Grading
import LinearAlgebra
import Solutions03

let varianceCheck: Exercise = Exercise(
  "VarianceCheck",
  learner: {
    try Exercises03.varianceCheck($0, $1, draws: $2, probabilities: $3, estimates: $4)
  },
  reference: {
    try Solutions03.varianceCheck($0, $1, draws: $2, probabilities: $3, estimates: $4)
  },
  stub: { _, _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  typealias Case = (
    name: String, x: Matrix<Double>, y: Matrix<Double>, k: Int, p: Vector<Double>,
    estimates: [Matrix<Double>], expected: Vector<Double>
  )
  let (one, two): (Matrix<Double>, Matrix<Double>) = ([[1, 1]], [[1], [2]])
  let cases: [Case] = [
    ("the example", one, two, 1, [0.5, 0.5], [[[2]], [[4]], [[4]], [[3]]], [1, 0.75, -1]),
    (
      "three draws", one, two, 3, [0.5, 0.5], [[[2]], [[4]], [[4]], [[3]]],
      [1.0 / 3, 0.75, 5.0 / 3]
    ),
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
      [[[2]], [[4]], [[4]], [[3]]], [1, 0.75, -1]
    ),
    (
      "a zero row of probability zero", [[1, 5, 1]], [[1], [0], [2]], 1, [0.5, 0, 0.5],
      [[[2]], [[4]], [[4]], [[3]]], [1, 0.75, -1]
    ),
  ]
  for (name, x, y, k, p, estimates, expected) in cases {
    exam.begin(name, given: ["X": x, "Y": y, "k": k, "p": p, "estimates": estimates])
    try exam.expect(
      try answer(x, y, k, p, estimates), closeTo: expected, within: 1e-9, as: "the three numbers")
  }
  try examineAllOutcomes(answer, exam)

  let refused: [(name: String, x: Matrix<Double>, estimates: [Matrix<Double>])] = [
    ("a layer that is never drawn", [[1, 3, 1]], [[[3]], [[4]]]),
    ("one estimate", [[1, 0, 1]], [[[3]]]),
    ("no estimates", [[1, 0, 1]], []),
  ]
  for (name, x, estimates) in refused {
    let (y, p): (Matrix<Double>, Vector<Double>) = ([[1], [5], [2]], [0.5, 0, 0.5])
    exam.begin(name, given: ["X": x, "Y": y, "p": p, "estimates": estimates])
    try exam.expectError(as: "your function") { try answer(x, y, 1, p, estimates) }
  }
}

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Int, Vector<Double>, [Matrix<Double>]
) throws -> Vector<Double>

/// All outcomes of two draws with equal probabilities, each once: the prediction is exact, and
/// the distance 0.
private func examineAllOutcomes(_ answer: Answer, _ exam: Exam) throws {
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
  try exam.expect(got[0], closeTo: mean, as: "the prediction")
  try exam.expect(got[1], closeTo: mean, as: "the mean of the squared errors")
  try exam.expect(
    got[2].magnitude < 1e-6, as: "the distance", expected: "0", got: got[2].exhibit)
}

/// The right judgment of errors, with the prediction given.
private func judged(_ predicted: Double, _ errors: [Double]) throws -> Vector<Double> {
  let count = Double(errors.count)
  let mean = errors.reduce(0, +) / count
  let squares = errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return [predicted, mean, (mean - predicted) / (squares / (count - 1) / count).squareRoot()]
}

/// The right answer but for the prediction.
private func shifted(
  _ x: Matrix<Double>, _ y: Matrix<Double>, _ k: Int, _ p: Vector<Double>,
  _ estimates: [Matrix<Double>], _ change: (Double) -> Double
) throws -> Vector<Double> {
  let right = try Solutions03.varianceCheck(
    x, y, draws: k, probabilities: p, estimates: estimates)
  let standardError = (right[1] - right[0]) / right[2]
  let predicted = change(right[0])
  return [predicted, right[1], (right[1] - predicted) / standardError]
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("predicts without subtracting ‖XY‖²", caughtAt: "the example") { x, y, k, p, given in
      let norm = (x * y).frobeniusNorm
      return try shifted(x, y, k, p, given) { $0 + norm * norm / Double(k) }
    },
    Mistake("predicts for one draw", caughtAt: "three draws") { x, y, k, p, given in
      try shifted(x, y, k, p, given) { $0 * Double(k) }
    },
    Mistake("divides by k twice", caughtAt: "three draws") { x, y, k, p, given in
      try shifted(x, y, k, p, given) { $0 / Double(k) }
    },
    Mistake("measures errors, not their squares", caughtAt: "other estimates") {
      x, y, k, p, given in
      let exact = x * y
      return try judged(
        try Solutions03.varianceCheck(x, y, draws: k, probabilities: p, estimates: given)[0],
        given.map { (estimate: Matrix<Double>) -> Double in (estimate - exact).frobeniusNorm })
    },
    Mistake("measures from the mean of the estimates", caughtAt: "the example") {
      x, y, k, p, given in
      if given.count < 2 { throw Refusal() }
      let sum: Matrix<Double> = given.dropFirst().reduce(given[0], +)
      let mean = sum / Double(given.count)
      return try judged(
        try Solutions03.varianceCheck(x, y, draws: k, probabilities: p, estimates: given)[0],
        given.map { (estimate: Matrix<Double>) -> Double in
          let distance = (estimate - mean).frobeniusNorm
          return distance * distance
        })
    },
    Mistake("takes the scatter of single errors for that of their mean", caughtAt: "the example") {
      x, y, k, p, given in
      let right = try Solutions03.varianceCheck(
        x, y, draws: k, probabilities: p, estimates: given)
      return [right[0], right[1], right[2] / Double(given.count).squareRoot()]
    },
    Mistake("divides by N under the root", caughtAt: "the example") { x, y, k, p, given in
      let right = try Solutions03.varianceCheck(
        x, y, draws: k, probabilities: p, estimates: given)
      let count = Double(given.count)
      return [right[0], right[1], right[2] * (count / (count - 1)).squareRoot()]
    },
    Mistake("subtracts the other way round", caughtAt: "the example") { x, y, k, p, given in
      let right = try Solutions03.varianceCheck(
        x, y, draws: k, probabilities: p, estimates: given)
      return [right[0], right[1], -right[2]]
    },
    Mistake("divides 0 by 0", caughtAt: "a zero layer of probability zero") { x, y, k, p, given in
      let hasGap = p.contains(0)
      let right = try Solutions03.varianceCheck(
        x, y, draws: k, probabilities: p, estimates: given)
      return hasGap ? right * Double.nan : right
    },
    Mistake("skips every layer of probability zero", caughtAt: "a layer that is never drawn") {
      x, y, k, p, given in
      let drawn = p.indices.filter { p[$0] > 0 }
      let right = try Solutions03.varianceCheck(
        x[columns: drawn], y[rows: drawn], draws: k, probabilities: Vector(drawn.map { p[$0] }),
        estimates: given)
      return right
    },
    Mistake("judges from one estimate", caughtAt: "one estimate") { x, y, k, p, given in
      given.count == 1
        ? [1, 1, 0]
        : try Solutions03.varianceCheck(x, y, draws: k, probabilities: p, estimates: given)
    },
  ]
}
