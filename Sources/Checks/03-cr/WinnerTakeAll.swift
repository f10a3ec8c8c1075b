import Attempts
import Exercises03
import Grading
import LinearAlgebra
import Solutions03

let winnerTakeAll: Exercise = Exercise(
  "WinnerTakeAll",
  learner: { x, y, k, generator in
    let choice = try Exercises03.winnerTakeAll(x, y, count: k, using: &generator)
    return Choice(indices: choice.indices, weights: choice.weights)
  },
  reference: { x, y, k, generator in
    let choice = try Solutions03.winnerTakeAll(x, y, count: k, using: &generator)
    return Choice(indices: choice.indices, weights: choice.weights)
  },
  stub: { _, _, _, _ in throw NotAttempted() },
  mistakes: mistakes()
) { (answer: Answer, exam: Exam) in
  typealias Case = (name: String, sizes: Vector<Double>, k: Int)
  let cases: [Case] = [
    ("the example", [8, 4, 1, 1], 2),
    ("equal sizes", [1, 1, 1, 1], 2),
    ("the winners stand last", [1, 1, 1, 1, 20, 30], 4),
    ("a zero layer among the others", [9, 0, 1, 1, 1], 3),
    ("one layer only", [5, 3, 2], 1),
  ]
  for (name, sizes, k) in cases {
    let (x, y) = diagonalProduct(sizes)
    var random = SplitMix64(seed: 331)
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    for _ in 0..<100 {
      try exam.expect(try answer(x, y, k, &random), isFor: sizes.elements, count: k)
    }
  }
  let exact: [Case] = [
    ("few layers that are not zero", [0, 3, 0, 2, 4], 3), ("all layers", [2, 5, 1], 3),
    ("nothing but zeros", [0, 0, 0], 2),
  ]
  for (name, sizes, k) in exact {
    let (x, y) = diagonalProduct(sizes)
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    for seed in 340..<360 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let weights = try exam.weights(of: try answer(x, y, k, &random), count: sizes.count)
      try exam.expect(
        Vector(weights), closeTo: Vector(sizes.map { $0 > 0 ? 1 : 0 }), as: "the weights")
    }
  }
  try examineFrequencies(answer, exam)
  for (name, k) in [("more layers than there are", 5), ("not even one layer", 0)] {
    let (x, y) = diagonalProduct([8, 4, 1, 1])
    var random = SplitMix64(seed: 332)
    exam.begin(name, given: ["X": x, "Y": y, "k": k])
    try exam.expectError(as: "your function") { try answer(x, y, k, &random).indices }
  }
}

/// The learner's type and the reference's are two types; this one stands for both.
private struct Choice {
  let indices: [Int]
  let weights: Vector<Double>
}

private typealias Answer = (
  Matrix<Double>, Matrix<Double>, Int, inout SplitMix64
) throws -> Choice

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
      choice.weights.allSatisfy { $0 > 0 }, as: "the weights",
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
      try expect(weights[i], closeTo: 1, as: "the weight of layer \(i), a winner,")
    }
    let others = sizes.indices.filter { !winners.contains($0) }
    let draws = others.map { weights[$0] * Double(k - winners.count) * sizes[$0] / tail }
    let isWhole = draws.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-9 && $0 > -1e-9 }
    try expect(
      isWhole && (draws.reduce(0, +) - Double(k - winners.count)).magnitude < 1e-9,
      as: "the weights of the others",
      expected: "those of \(k - winners.count) draws: 1/((k − c) qᵢ) for each",
      got: "layers \(choice.indices.exhibit) with weights \(choice.weights.exhibit)")
  }
}

/// Means over many runs: the weight of every layer is 1 on average.
private func examineFrequencies(_ answer: Answer, _ exam: Exam) throws {
  let (x, y) = randomProduct(rows: 3, layers: 8, columns: 2, seed: 333)
  let scaled = x.scaled(columnsBy: [10, 1, 2, 1, 3, 1, 8, 1])
  exam.begin("frequencies of draws", given: ["X": scaled, "Y": y, "k": 4])
  var random = SplitMix64(seed: 334)
  var all = [[Double]](repeating: [], count: 8)
  for _ in 0..<1500 {
    let choice = try answer(scaled, y, 4, &random)
    for (i, weight) in try exam.weights(of: choice, count: 8).enumerated() {
      all[i].append(weight)
    }
  }
  for i in 0..<8 { try exam.expectMean(of: all[i], near: 1, as: "the weight of layer \(i)") }
}

/// The winners by the definition, and what remains behind them.
private func winners(_ sizes: [Double], _ k: Int) -> (winners: [Int], tail: Double) {
  let order = sizes.indices.sorted {
    sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1]
  }
  func tail(_ c: Int) -> Double { order.dropFirst(c).reduce(0) { $0 + sizes[$1] } }
  var best = 0
  for c in 0..<max(k, 1) {
    if tail(c) * tail(c) / Double(k - c) < tail(best) * tail(best) / Double(k - best) { best = c }
  }
  return (Array(order.prefix(best)), tail(best))
}

/// The right algorithm, with places where it can go wrong.
private func choose(
  _ x: Matrix<Double>, _ y: Matrix<Double>, _ k: Int, _ generator: inout SplitMix64,
  winnerCount: Int? = nil, drawsAlike: Bool = false,
  drawWeight: (_ k: Int, _ c: Int) -> Double = { _, _ in 1 }
) throws -> Choice {
  if k < 1 || k > x.columns { throw Refusal() }
  let sizes = layerSizes(x, y)
  let order = sizes.indices.filter { sizes[$0] > 0 }.sorted {
    sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1]
  }
  if order.count <= k && winnerCount == nil {
    return Choice(indices: order, weights: Vector(repeating: 1, count: order.count))
  }
  let c = min(winnerCount ?? winners(sizes, k).winners.count, order.count)
  let others = order.dropFirst(c).map { sizes[$0] }
  let tail = others.reduce(0, +)
  var weights = [Int: Double](uniqueKeysWithValues: order.prefix(c).map { ($0, 1) })
  for _ in c..<k where !others.isEmpty {
    let stretches = drawsAlike ? others.map { _ in 1 } : others
    let drawn = order[c + throwInto(stretches, using: &generator)]
    weights[drawn, default: 0] += tail / (Double(k - c) * sizes[drawn]) * drawWeight(k, c)
  }
  let chosen = weights.keys.sorted()
  return Choice(indices: chosen, weights: Vector(chosen.map { weights[$0] ?? 0 }))
}

/// What people really get wrong.
private func mistakes() -> [Mistake<Answer>] {
  [
    Mistake("divides by k, not by k − c", caughtAt: "the example") { x, y, k, generator in
      try choose(x, y, k, &generator, drawWeight: { k, c in Double(k - c) / Double(k) })
    },
    Mistake("keeps the probabilities of all layers", caughtAt: "the example") {
      x, y, k, generator in
      let sizes = layerSizes(x, y)
      let (winners, tail) = winners(sizes, k)
      let share = tail / max(sizes.reduce(0, +), .leastNonzeroMagnitude)
      return try choose(
        x, y, k, &generator, drawWeight: { _, _ in winners.isEmpty ? 1 : 1 / share })
    },
    Mistake("weighs the winners too", caughtAt: "the example") { x, y, k, generator in
      let sizes = layerSizes(x, y)
      let sum = sizes.reduce(0, +)
      let winners = Set(winners(sizes, k).winners)
      let right = try choose(x, y, k, &generator)
      return Choice(
        indices: right.indices,
        weights: Vector(
          zip(right.indices, right.weights).map { i, weight in
            winners.contains(i) ? sum / (Double(k) * sizes[i]) : weight
          }))
    },
    Mistake("has no winners", caughtAt: "the example") { x, y, k, generator in
      try choose(x, y, k, &generator, winnerCount: 0)
    },
    Mistake("takes k − 1 winners always", caughtAt: "equal sizes") { x, y, k, generator in
      try choose(x, y, k, &generator, winnerCount: k - 1)
    },
    Mistake("draws the others all alike", caughtAt: "frequencies of draws") {
      x, y, k, generator in
      try choose(x, y, k, &generator, drawsAlike: true)
    },
    Mistake("lists all layers, with zeros", caughtAt: "the example") { x, y, k, generator in
      let right = try choose(x, y, k, &generator)
      var weights = Vector<Double>.zero(x.columns)
      for (i, weight) in zip(right.indices, right.weights) { weights[i] = weight }
      return Choice(indices: Array(0..<x.columns), weights: weights)
    },
    Mistake("lists a layer twice that was drawn twice", caughtAt: "equal sizes") {
      x, y, k, generator in
      let right = try choose(x, y, k, &generator)
      guard let i = right.weights.firstIndex(of: 4) else { return right }
      var weights = right.weights.elements
      weights[i] = 2
      return Choice(
        indices: right.indices + [right.indices[i]], weights: Vector(weights + [2]))
    },
    Mistake("loses a second draw of a layer", caughtAt: "equal sizes") { x, y, k, generator in
      let right = try choose(x, y, k, &generator)
      return Choice(indices: right.indices, weights: Vector(right.weights.map { $0 == 4 ? 2 : $0 }))
    },
    Mistake("rolls dice where none are needed", caughtAt: "few layers that are not zero") {
      x, y, k, generator in
      let count = layerSizes(x, y).filter { $0 > 0 }.count
      return try choose(x, y, k, &generator, winnerCount: count > k ? nil : max(0, count - 2))
    },
    Mistake("accepts more than there are", caughtAt: "more layers than there are") {
      x, y, k, generator in
      try choose(x, y, min(k, x.columns), &generator)
    },
  ]
}
