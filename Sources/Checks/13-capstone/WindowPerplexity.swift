import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias PerplexityAnswer = (Matrix<Double>, [Int], Int) throws -> Double

let windowPerplexity: Exercise = Exercise(
  "WindowPerplexity",
  learner: { call in { logits, tokens, scored in try call(logits, tokens, scored) } },
  reference: Solutions13.windowPerplexity,
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: perplexityMistakes()
) { answer, exam in
  func check(
    _ name: String, _ logits: Matrix<Double>, _ tokens: [Int], _ scored: Int,
    _ expected: Double? = nil
  ) throws {
    exam.begin(name, given: ["logits": logits, "tokens": tokens, "scored": scored])
    try exam.expect(
      try answer(logits, tokens, scored),
      closeTo: expected ?? perplexity(logits, tokens, scored), within: 1e-9, as: "the perplexity")
  }
  let log3 = Double.log(3)
  let example: Matrix<Double> = [[0, 0, 7], [0, log3, 7]]
  try check("the example, one token", example, [0, 1, 1], 1, 4.0 / 3)
  try check("the example, two tokens", example, [0, 1, 1], 2, 1 / (3.0 / 8).squareRoot())
  try check("equal logits", .zero(rows: 7, columns: 4), [6, 0, 3, 5], 3, 7)
  let twos = Matrix<Double>(rows: 5, columns: 3, repeating: 2)
  try check("equal logits that are not 0", twos, [4, 0, 3], 2, 5)
  try check("a vocabulary of one token", [[3, -4, 5]], [0, 0, 0], 2, 1)
  try check("context that is hard to guess", [[0, 9, 0, 0], [5, 0, 0, 1]], [0, 0, 1, 0], 1, 2)
  try check("large logits", [[1000, 999, 0], [999, 1000, 0], [0, 0, 0]], [0, 1, 0], 2)
  try check(
    "large negative logits", [[-1000, -999, 0], [-999, -1000, 0], [-2000, -1500, 0]], [0, 1, 0], 2)
  try check(
    "a token that cannot come", [[0, 1, 0], [1, 2, 0], [-.infinity, 0, 0]], [0, 1, 1], 2)
  let impossible: Matrix<Double> = [[0, 1, 0], [1, 2, 0], [-.infinity, 0, 0]]
  exam.begin(
    "a scored token that cannot come",
    given: ["logits": impossible, "tokens": [0, 2, 1], "scored": 2])
  try exam.expect(
    try answer(impossible, [0, 2, 1], 2), equals: .infinity, as: "the perplexity")
  try check("far apart in one column", [[500, 0, 0], [-400, 100, 0]], [0, 1, 1], 2)
  try check("a first logit far below", [[-450, 3, 0], [450, 1, 0], [1, 2, 0]], [0, 1, 2], 2)
  try check("a last logit far below", [[1, 2, 0], [450, 1, 0], [-450, 3, 0]], [0, 1, 0], 2)
  var random = SplitMix64(seed: 135)
  for (vocabulary, n) in [(3, 4), (5, 3), (4, 8), (9, 6)] {
    let logits = 2 * Matrix<Double>.gaussian(rows: vocabulary, columns: n, using: &random)
    let tokens = (0..<n).map { _ in Int(random.next() % UInt64(vocabulary)) }
    for scored in 1..<n {
      try check("\(vocabulary) tokens to choose from, \(scored) of \(n)", logits, tokens, scored)
    }
    let expected = perplexity(logits, tokens, n - 1)
    for shift in [-900.0, 30, 900] {
      let shifted = logits.map { $0 + shift }
      try check(
        "\(vocabulary) tokens to choose from, logits \(Int(shift)) higher", shifted, tokens, n - 1,
        expected)
    }
  }
  func scoring(_ count: Int) throws -> Double { try answer(example, [0, 1, 1], count) }
  try exam.expectRefusals(
    of: ["nothing scored": 0, "all tokens scored": 3, "more than all": 4, "less than nothing": -1],
    butNotOf: ["one scored": 1, "all scored but the first": 2],
    given: { ["logits": example, "tokens": [0, 1, 1], "scored": $0] }, by: scoring)
  try exam.expectRefusals(
    of: [
      "a token beyond the vocabulary": [0, 1, 2], "a negative token": [0, 1, -1],
      "a negative token before the scored ones": [-1, 1, 1],
      "a first token beyond the vocabulary": [2, 0, 1],
    ],
    butNotOf: ["the last token of the vocabulary": [1, 1, 1]],
    given: { ["logits": example, "tokens": $0, "scored": 1] }, by: { try answer(example, $0, 1) })
}

/// By the probabilities' logarithms, each as minus the logarithm of a sum of ratios.
private func perplexity(_ logits: Matrix<Double>, _ tokens: [Int], _ scored: Int) -> Double {
  let surprises = (tokens.count - scored..<tokens.count).map { i -> Double in
    let column = logits[column: i - 1]
    let largest = column.max() ?? 0
    let rest = column.reduce(0) { $0 + Double.exp($1 - largest) }
    return largest - column[tokens[i]] + Double.log(rest)
  }
  return Double.exp(surprises.reduce(0, +) / Double(scored))
}
