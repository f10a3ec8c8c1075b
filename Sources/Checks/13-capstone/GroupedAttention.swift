import Attempts
import Grading
import LinearAlgebra
import Solutions13

typealias GroupedAnswer = (
  Matrix<Double>, Matrix<Double>, Matrix<Double>, Int
) throws -> Matrix<Double>

let groupedAttention: Exercise = Exercise(
  "GroupedAttention",
  learner: { call in { q, k, v, d in try call(q, k, v, d) } },
  reference: Solutions13.groupedAttention,
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: groupedMistakes()
) { answer, exam in
  func check(
    _ name: String, _ q: Matrix<Double>, _ k: Matrix<Double>, _ v: Matrix<Double>, _ d: Int
  ) throws {
    exam.begin(name, given: ["queries": q, "keys": k, "values": v, "headSize": d])
    let got = try answer(q, k, v, d)
    try exam.expect(
      got, closeTo: attention(q, k, v, headSize: d), within: 1e-9, as: "the outputs")
  }
  let log3 = Double.log(3)
  try check("the example", [[5, 0], [5, 1]], [[0, log3]], [[0, 4]], 1)
  try check("a single token", [[1], [2], [3], [4]], [[1], [1]], [[5], [6]], 2)
  try check("equal scores", .zero(rows: 2, columns: 4), [[1, 2, 3, 4]], [[1, 2, 4, 8]], 1)
  try check(
    "a first token with large scores", [[1, 1], [0, 0]], [[9, 0], [0, 0]], [[1, 3], [2, 5]], 2)
  try check(
    "two heads that want different tokens",
    [[1, 1, 0], [0, 0, 0], [0, 0, 0], [1, 1, 1]], [[2, 0, 0], [0, 2, 1]],
    [[1, 2, 3], [4, 5, 7]], 2)
  try check(
    "four heads and two of keys", [[1, 1], [1, 0], [1, -1], [1, 2]], [[0, 1], [0, 2]],
    [[1, 2], [5, 9]], 1)
  try check(
    "large scores", [[1000, 1000, 1000], [-1000, 1000, 1]], [[1, 1.001, 0.5]], [[1, 2, 5]], 1)
  try check(
    "large scores in one column only", [[1, 1, 1], [800, 0, -800]], [[2, 1, 2]], [[1, 2, 5]], 1)
  try check("large scores of later tokens", [[1, 1, 1]], [[0, 1000, 2000]], [[3, 5, 9]], 1)
  var random = SplitMix64(seed: 132)
  let shapes: [(name: String, heads: Int, groups: Int, d: Int, n: Int)] = [
    ("one head", 1, 1, 3, 4), ("as many of both", 3, 3, 2, 3), ("one for all", 4, 1, 2, 3),
    ("three for each", 6, 2, 2, 4), ("nine and three", 9, 3, 1, 3), ("a longer text", 2, 1, 2, 9),
  ]
  for (name, heads, groups, d, n) in shapes {
    let q = Matrix<Double>.gaussian(rows: heads * d, columns: n, using: &random)
    let k = Matrix<Double>.gaussian(rows: groups * d, columns: n, using: &random)
    let v = Matrix<Double>.gaussian(rows: groups * d, columns: n, using: &random)
    try check(name, q, k, v, d)
    try check("\(name), sharper", 4 * q, k, v, d)
    for unit in Unit.extremes {
      try check(
        "\(name), Q \(unit.name), K the other way", unit(q), k * unit.power(-1), v, d)
    }
    for unit in Unit.beyondSquares {
      try check("\(name), V \(unit.name)", q, k, unit(v), d)
    }
  }
  func ones(_ rows: Int) -> Matrix<Double> { Matrix(rows: rows, columns: 2, repeating: 1) }
  try exam.expectRefusals(
    of: [
      "three heads for two": (3, 2), "two heads for three": (2, 3), "five heads for four": (5, 4),
    ],
    butNotOf: ["four heads for two": (4, 2), "two heads for two": (2, 2)],
    given: { ["queries": ones($0.0), "keys": ones($0.1), "values": ones($0.1), "headSize": 1] },
    by: { try answer(ones($0.0), ones($0.1), ones($0.1), 1) })
}
