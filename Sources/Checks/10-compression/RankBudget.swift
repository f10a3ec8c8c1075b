import Attempts
import Gallery
import Grading
import LinearAlgebra
import Solutions10

typealias BudgetAnswer = ([Vector<Double>], Vector<Double>, Int) throws -> [Int]

let rankBudget: Exercise = Exercise(
  "RankBudget",
  learner: { call in
    { singularValues, sensitivities, total in try call(singularValues, sensitivities, total) }
  },
  reference: Solutions10.rankBudget(singularValues:sensitivities:total:),
  stub: { _, _, _ in throw NotAttempted() },
  mistakes: budgetMistakes()
) { (answer: BudgetAnswer, exam: Exam) in
  for (name, layers, sensitivities, total) in fixed() + random() {
    exam.begin(name, given: ["σ": layers, "s": sensitivities, "total": total])
    try exam.expect(
      try answer(layers, sensitivities, total), spends: total, on: layers, sensitivities)
  }
  let two: [Vector<Double>] = [[5, 1], [4, 3]]
  try exam.expectRefusals(
    of: [
      "a total of 1 for two layers": 1, "a total of 0": 0, "a negative total": -3,
      "a total of 5 for four singular values": 5, "the largest Int": .max,
    ],
    butNotOf: ["one rank a layer": 2, "all ranks": 4],
    given: { ["σ": two, "s": [1, 1] as Vector<Double>, "total": $0] },
    by: { try answer(two, [1, 1], $0) })
  try exam.expectRefusals(
    of: ["a total of 0 for one layer": 0, "a total of 3 for two singular values": 3],
    butNotOf: ["a total of 1 for one layer": 1],
    given: { ["σ": [two[0]], "s": [1] as Vector<Double>, "total": $0] },
    by: { try answer([two[0]], [1], $0) })
}

extension Exam {
  /// Expects ranks within their limits that leave out as little as any can.
  fileprivate func expect(
    _ ranks: [Int], spends total: Int, on layers: [Vector<Double>], _ sensitivities: Vector<Double>
  ) throws {
    try expect(ranks.count, equals: layers.count, as: "the number of ranks")
    for (k, (rank, values)) in zip(ranks, layers).enumerated() {
      try expect(
        (1...values.count).contains(rank), as: "the rank of layer \(k)",
        expected: "1 to \(values.count)", got: "\(rank)")
    }
    let sum = ranks.reduce(0, +)
    try expect(sum <= total, as: "all ranks together", expected: "at most \(total)", got: "\(sum)")
    // In the unit of the largest of each, so that squares neither vanish nor overflow.
    let (largest, weight) = (layers.map { $0[0] }.max() ?? 0, sensitivities.max() ?? 0)
    if largest == 0 || weight == 0 { return }
    let gains = zip(layers, sensitivities).map { values, s in
      values.map { s / weight * ($0 / largest) * ($0 / largest) }
    }
    let rest = zip(gains, ranks).reduce(0) { $0 + $1.0[$1.1...].reduce(0, +) }
    let later = gains.flatMap { $0.dropFirst() }.sorted()
    let least = later.dropLast(total - layers.count).reduce(0, +)
    try expect(
      rest <= least * (1 + 1e-12), as: "what is left out, beside s₁σ₁² of the largest",
      expected: "at most \(least.exhibit)", got: rest.exhibit)
  }
}

private typealias Case = (
  name: String, layers: [Vector<Double>], sensitivities: Vector<Double>, total: Int
)

private func fixed() -> [Case] {
  let two: [Vector<Double>] = [[5, 1], [4, 3]]
  let cases: [Case] = [
    ("the statement's example", two, [1, 1], 3),
    ("the statement's example with sensitivities", two, [10, 1], 3),
    ("the layers exchanged", [[4, 3], [5, 1]], [1, 1], 3),
    ("one rank a layer", two, [1, 1], 2), ("all ranks", two, [1, 1], 4),
    ("one layer", [[3, 2, 1]], [1], 2),
    ("one layer takes all that is free", [[9, 8, 7, 6], [2, 1], [3, 2]], [1, 1, 1], 6),
    ("a layer of large values in a row", [[1, 0.9, 0.8], [100, 1e-3, 1e-4]], [1, 1], 4),
    // 3² + 3² and 4²: the pair is worth more than the larger single one, but costs twice.
    ("two next to one", [[9, 3, 3], [9, 4]], [1, 1], 3),
    ("a layer of zeros", [[0, 0], [2, 1], [1, 1]], [5, 1, 1], 4),
    ("a layer without sensitivity", [[9, 8, 7], [2, 1, 0.5]], [0, 1], 4),
    ("no sensitivity at all", two, [0, 0], 3), ("nothing but zeros", [[0, 0], [0]], [1, 1], 2),
    ("layers of different lengths", [[4], [3, 2, 1, 0.5], [5, 2.5]], [1, 1, 1], 5),
    ("sensitivity against size", [[4, 3], [2, 1.9]], [1, 3], 3),
    // √s σ: 3 against 2, and sσ: 3 against 4.
    ("sensitivity times σ misleads", [[4, 3], [4, 1]], [1, 4], 3),
    ("sensitivity times σ misleads, the other way", [[4, 1.5], [4, 1]], [1, 2], 3),
    ("the share of a layer misleads", [[1, 0.9], [100, 2]], [1, 1], 3),
    ("equal gains", [[2, 1, 1], [2, 1, 1]], [1, 1], 3),
    ("a sensitivity larger in the ninth digit", [[2, 1], [2, 1]], [1, 1 + 1e-9], 3),
  ]
  return cases
    + (Unit.extremes + Unit.beyondSquares).flatMap { unit -> [Case] in
      let scaled = two.map { unit($0) }
      return [
        ("singular values \(unit.name)", scaled, [10, 1], 3),
        ("singular values \(unit.name), exchanged", scaled.reversed(), [1, 10], 3),
      ]
    }
    + Unit.extremes.flatMap { unit -> [Case] in
      [
        ("sensitivities \(unit.name)", two, unit([10, 1]), 3),
        ("sensitivities \(unit.name), exchanged", two.reversed(), unit([1, 10]), 3),
      ]
    }
}

private func random() -> [Case] {
  var generator = SplitMix64(seed: 105)
  return (0..<12).flatMap { round -> [Case] in
    let layers = (0..<(2 + round % 3)).map { layer -> Vector<Double> in
      let count = 1 + (layer * 3 + round) % 5
      let values = (0..<count).map { _ in generator.gaussian().magnitude }
      return Vector(values.sorted(by: >)) * [1, 3, 0.5, 10][(layer + round) % 4]
    }
    let sensitivities = Vector(layers.map { _ in generator.uniform() * 4 })
    let most = layers.reduce(0) { $0 + $1.count }
    return (layers.count...most).map { ("random layers, total \($0)", layers, sensitivities, $0) }
  }
}
