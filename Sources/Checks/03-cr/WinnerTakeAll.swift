import Attempts
import Grading
import LinearAlgebra
import Solutions03

let winnerTakeAll: Exercise = Exercise(
  "WinnerTakeAll",
  learner: { call in
    { x, y, k, generator in
      let choice: ([Int], Vector<Double>) = try call(x, y, k, using: &generator)
      return Choice(indices: choice.0, weights: choice.1)
    }
  },
  reference: { x, y, k, generator in
    let choice = try Solutions03.winnerTakeAll(x, y, count: k, using: &generator)
    return Choice(indices: choice.indices, weights: choice.weights)
  },
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: winnerMistakes()
) { (answer: WinnerAnswer, exam: Exam) in
  try examineWinners(answer, exam)
  try examineExactCases(answer, exam)
  try examineEnds(answer, exam)
  try examineFrequencies(answer, exam)
  try examineRefusals(answer, exam)
}

/// The learner's type and the reference's are two types; this one stands for both.
struct Choice {
  let indices: [Int]
  let weights: Vector<Double>
}

typealias WinnerAnswer = (
  Matrix<Double>, Matrix<Double>, Int, inout SplitMix64
) throws -> Choice

/// The winners by the definition, and what remains behind them.
func winners(_ sizes: [Double], _ k: Int) -> (winners: [Int], tail: Double) {
  let order = bySize(sizes)
  // From the small end: a difference of sums would lose what is small beside the winners.
  func tail(_ c: Int) -> Double { order[c...].reversed().reduce(0) { $0 + sizes[$1] } }
  let bounds = (0..<k).map { tail($0) * tail($0) / Double(k - $0) }
  let best = bounds.indices.reduce(0) { bounds[$1] < bounds[$0] ? $1 : $0 }
  return (Array(order.prefix(best)), tail(best))
}

/// Winners have weight 1, and whole numbers of draws explain the other weights.
private func examineWinners(_ answer: WinnerAnswer, _ exam: Exam) throws {
  func examine(_ name: String, _ x: Matrix<Double>, _ y: Matrix<Double>, _ k: Int) throws {
    var random = SplitMix64(seed: 331)
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    for _ in 0..<20 {
      try exam.expect(try answer(x, y, k, &random), isFor: layerSizes(x, y), count: k)
    }
  }
  let example = diagonalProduct([8, 4, 1, 1])
  try examine("the example", example.x, example.y, 2)
  // Ten layers of size 1 and a larger one: it wins for k = 2 from the size 10(√2 − 1) = 4.142 on.
  let cases: [(name: String, sizes: Vector<Double>, k: Int)] = [
    ("equal sizes", [1, 1, 1, 1], 2), ("the winners stand last", [1, 1, 1, 1, 20, 30], 4),
    ("a zero layer among the others", [9, 0, 1, 1, 1], 3), ("one layer only", [5, 3, 2], 1),
    ("a size just large enough to win", Vector([4.15] + [Double](repeating: 1, count: 10)), 2),
    ("a size just too small to win", Vector([4.13] + [Double](repeating: 1, count: 10)), 2),
    ("a winner that dwarfs the others", [3, 2, 0x1p60, 1], 2),
    ("others far below a winner", [0x1p-60, 1, 0x1p-60, 0x1p-60], 2),
  ]
  for (name, sizes, k) in cases {
    let (x, y) = diagonalProduct(sizes)
    try examine(name, x, y, k)
  }
  try examine("sizes in both factors", [[1, 3, 1, 0], [0, 4, 0, 1]], [[9], [1], [1], [2]], 3)
  let full = randomProduct(rows: 3, layers: 8, columns: 4, seed: 333)
  for k in [1, 3, 5] { try examine("random factors", full.x, full.y, k) }
  for unit in Unit.extremes {
    try examine("X \(unit.name)", unit(example.x), example.y, 2)
    try examine("Y \(unit.name)", example.x, unit(example.y), 2)
  }
  var random = SplitMix64(seed: 332)
  for k in 1...8 {
    for spread in [0.3, 1, 2] {
      let sizes = Vector((0..<9).map { _ in Double.exp(spread * random.gaussian()) })
      let other = Matrix<Double>.random(rows: 9, columns: 1, in: 1...2, using: &random)
      try examine("random sizes", Matrix(diagonal: sizes), other, k)
    }
  }
}

/// Where at most k layers are not zero, no dice are needed.
private func examineExactCases(_ answer: WinnerAnswer, _ exam: Exam) throws {
  let small = Unit.extremes[0]([0, 3, 0, 2, 4] as Vector<Double>)
  let cases: [(name: String, sizes: Vector<Double>, k: Int)] = [
    ("as many layers that are not zero as k", [0, 3, 0, 2, 4], 3),
    ("fewer layers that are not zero than k", [0, 3, 0, 0, 4], 4), ("all layers", [2, 5, 1], 3),
    ("nothing but zeros", [0, 0, 0], 2), ("small layers", small, 3),
  ]
  for (name, sizes, k) in cases {
    let (x, y) = diagonalProduct(sizes)
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    for seed in 340..<350 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let weights = try exam.weights(of: try answer(x, y, k, &random), count: sizes.count)
      try exam.expect(
        Vector(weights), eachCloseTo: Vector(sizes.map { $0 > 0 ? 1 : 0 }), within: 1e-14,
        as: "the weights")
    }
  }
}

/// Numbers at both ends of the range must not hit a layer of size zero.
private func examineEnds(_ answer: WinnerAnswer, _ exam: Exam) throws {
  // Their sums round so that the last stretch ends a little too early, whatever is added up: sizes,
  // shares, or what is left.
  let rounded: [[Double]] = [
    [Double](repeating: 0.1, count: 13), (0..<12).map { .pow(0.9, $0) },
    (0..<12).map { 1 + Double(12 - $0) / 100 }, (0..<20).map { 1 + 0.13 * Double(20 - $0) },
  ]
  for list in rounded {
    let sizes = Vector([0] + list + [0])
    let (x, y) = diagonalProduct(sizes)
    for (name, number) in [("a draw of 0", 0), ("a draw just below 1", .max)]
      as [(String, UInt64)]
    {
      exam.begin(name, given: ["X": x, "Y": y, "k": 3])
      var random = SplitMix64(next: number)
      try exam.expect(try answer(x, y, 3, &random), isFor: sizes.elements, count: 3)
    }
  }
}

/// Counts over many runs, and where the numbers come from.
private func examineFrequencies(_ answer: WinnerAnswer, _ exam: Exam) throws {
  let sizes = [3, 2, 2, 1, 2, 60, 3, 2, 2, 1, 2, 3, 2, 2, 1, 2, 3, 2, 2, 1, 2]
  let (x, y) = diagonalProduct(Vector(sizes.map(Double.init)))
  let k = 5
  let (winners, tail) = winners(layerSizes(x, y), k)
  let others = sizes.indices.filter { !winners.contains($0) }
  let (q, left) = (others.map { Double(sizes[$0]) / tail }, k - winners.count)
  exam.begin("frequencies of draws", given: ["X": x, "Y": y, "k": k])
  var random = SplitMix64(seed: 334)
  let counts = try (0..<500).map { _ in
    let weights = try exam.weights(of: try answer(x, y, k, &random), count: sizes.count)
    return zip(others, q).map { weights[$0] * Double(left) * $1 }
  }
  for (t, i) in others.enumerated() {
    try exam.expectMean(
      of: counts.map { $0[t] }, near: Double(left) * q[t],
      deviation: (Double(left) * q[t] * (1 - q[t])).squareRoot(),
      as: "the number of draws of layer \(i)")
  }
  try exam.expect(independent: counts, draws: left, probabilities: q)
  exam.begin("the generator", given: ["X": x, "Y": y, "k": k])
  for seed in 335..<338 as Range<UInt64> {
    try exam.expect(onlyFrom: SplitMix64(seed: seed)) {
      Vector(try exam.weights(of: try answer(x, y, k, &$0), count: sizes.count))
    } isSame: {
      ($0 - $1).norm <= 1e-12 * $1.norm
    }
  }
}

private func examineRefusals(_ answer: WinnerAnswer, _ exam: Exam) throws {
  var random = SplitMix64(seed: 339)
  let (x, y) = fourLayers
  try exam.expectRefusals(
    of: ["more layers than there are": 5, "not even one layer": 0, "a negative number": -1],
    butNotOf: ["as many layers as there are": 4, "a single layer": 1],
    given: { ["X": x, "Y": y, "k": $0] }, by: { try answer(x, y, $0, &random).indices })
  let tall: Matrix<Double> = [[1, 2], [0, 1], [3, 0]]
  exam.begin("fewer layers than rows", given: ["X": tall, "Y": tall.transposed(), "k": 3])
  try exam.expectError(as: "your function") {
    try answer(tall, tall.transposed(), 3, &random).indices
  }
}

extension Exam {
  /// The weight of every layer, zero for those not chosen.
  fileprivate func weights(of choice: Choice, count: Int) throws -> [Double] {
    try expect(
      choice.indices.count == choice.weights.count, as: "the number of weights",
      expected: "\(choice.indices.count), one for each number of a layer",
      got: "\(choice.weights.count)")
    try expect(
      Set(choice.indices).count == choice.indices.count
        && choice.indices.allSatisfy { (0..<count).contains($0) },
      as: "the numbers of the layers", expected: "numbers from 0 to \(count - 1), each once",
      got: choice.indices.exhibit)
    try expect(
      choice.weights.allSatisfy { $0 > 0 && $0.isFinite }, as: "the weights",
      expected: "positive numbers, for chosen layers only", got: choice.weights.exhibit)
    var weights = [Double](repeating: 0, count: count)
    for (i, weight) in zip(choice.indices, choice.weights) { weights[i] = weight }
    return weights
  }

  /// Expects winners with weight 1, and weights of the others that whole numbers of draws explain.
  fileprivate func expect(_ choice: Choice, isFor sizes: [Double], count k: Int) throws {
    let weights = try weights(of: choice, count: sizes.count)
    let (winners, tail) = winners(sizes, k)
    for i in winners {
      try expect(
        weights[i], closeTo: 1, within: 1e-14, as: "the weight of layer \(i), a winner,")
    }
    let others = sizes.indices.filter { !winners.contains($0) }
    let left = Double(k - winners.count)
    let draws = others.map { weights[$0] * left * sizes[$0] / tail }
    let isWhole = draws.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-12 * left }
    try expect(
      isWhole && draws.reduce(0, { $0 + $1.rounded() }) == left, as: "the weights of the others",
      expected: "those of \(k - winners.count) draws: 1/((k − c) qᵢ) for each",
      got: "layers \(choice.indices.exhibit) with weights \(choice.weights.exhibit)")
  }
}
