import LinearAlgebra
import LowRank
import Testing
import Training

private func factored<Scalar: LinearAlgebraScalar>(
  _ outputs: Int, _ inputs: Int, rank: Int, _ generator: inout SplitMix64
) -> FactoredLinear<Scalar> {
  FactoredLinear(
    LowRankMatrix(
      left: .gaussian(rows: outputs, columns: rank, using: &generator),
      right: .gaussian(rows: rank, columns: inputs, using: &generator)),
    bias: Matrix.gaussian(rows: outputs, columns: 1, using: &generator)[column: 0])
}

@Suite struct `A penalty that takes ranks away` {
  @Test func `shrinks by the proximal step, which nothing near it beats`() throws {
    var generator = SplitMix64(seed: 41)
    let before: FactoredLinear<Double> = factored(5, 4, rank: 3, &generator)
    let lengths = before.componentLengths
    for share in [0.0, 0.3, 0.9, 1.2] {
      let penalty = RankPenalty(strength: share * lengths[1] * 2)
      var after = before
      penalty.shrink(&after, rate: 0.5)
      func objective(_ layer: FactoredLinear<Double>) -> Double {
        let moved = [layer.left.value - before.left.value, layer.right.value - before.right.value]
        let squares = moved.map { $0.frobeniusNorm * $0.frobeniusNorm }
        return squares[0] / 2 + squares[1] / 2 + 0.5 * penalty.value(of: layer)
      }
      let least = objective(after)
      for size in [1e-1, 1e-3, 1e-5] {
        for _ in 0..<30 {
          var near = after
          near.left.value += size * .gaussian(rows: 5, columns: 3, using: &generator)
          near.right.value += size * .gaussian(rows: 3, columns: 4, using: &generator)
          #expect(objective(near) >= least - 1e-12)
        }
      }
      #expect(after.liveRank == lengths.count { $0 > share * lengths[1] })
    }
  }

  @Test func `lets training find the rank of the map behind its data`() throws {
    var generator = SplitMix64(seed: 42)
    let truth =
      Matrix<Double>.gaussian(rows: 12, columns: 3, using: &generator)
      * Matrix.gaussian(rows: 3, columns: 10, using: &generator)
    let x = Matrix<Double>.gaussian(rows: 10, columns: 60, using: &generator)
    let y = truth * x
    var layer: FactoredLinear<Double> = factored(12, 10, rank: 8, &generator)
    layer.bias?.value = .zero(rows: 12, columns: 1)
    let (penalty, rate) = (RankPenalty<Double>(strength: 0.2), 0.02)
    var ranks: [Int] = []
    for _ in 0..<3000 {
      layer.clearGradients()
      let error = layer.forward(x) - y
      _ = layer.backward(error / 60)
      layer.withParameters { $1.value -= rate * $1.gradient }
      penalty.shrink(&layer, rate: rate)
      ranks.append(layer.liveRank)
    }
    #expect(ranks.last == 3 && ranks.first == 8)
    #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 >= $1 })
    let small = layer.withoutZeroComponents()
    #expect(small.rank == 3 && small.dense().weight.value == layer.dense().weight.value)
    #expect(small.bias?.value == layer.bias?.value)
    let rest = (small.dense().weight.value - truth).frobeniusNorm / truth.frobeniusNorm
    #expect(rest < 0.1)
  }

  @Test func `leaves frozen factors alone, can take every component, and hides no NaN`() {
    var generator = SplitMix64(seed: 43)
    let layer: FactoredLinear<Float> = factored(4, 3, rank: 2, &generator)
    var frozen = layer
    frozen.train { _ in false }
    RankPenalty<Float>(strength: 1e9).shrink(&frozen, rate: 1)
    #expect(frozen.liveRank == 2)
    var gone = layer
    RankPenalty<Float>(strength: 1e9).shrink(&gone, rate: 1)
    var empty = gone.withoutZeroComponents()
    #expect(gone.liveRank == 0 && empty.rank == 0)
    let x: Matrix<Float> = generator.tokens(3, 2)
    #expect(empty.forward(x) == gone.forward(x))
    #expect(empty.backward(.zero(rows: 4, columns: 2)) == .zero(rows: 3, columns: 2))
    var broken = layer
    broken.left.value[0, 1] = .nan
    RankPenalty<Float>(strength: 0.1).shrink(&broken, rate: 1)
    #expect(broken.left.value[0, 1].isNaN && broken.right.value[1, 0].isNaN)
  }

  @Test func `works on lengths whose squares leave the range`() {
    for power in [Float(0x1p100), 0x1p-100] {
      var layer = FactoredLinear<Float>(
        LowRankMatrix(left: [[3 * power]], right: [[4 * power]]))
      #expect(layer.componentLengths == [5 * power])
      RankPenalty(strength: 2.5 * power).shrink(&layer, rate: 1)
      #expect(layer.left.value == [[1.5 * power]] && layer.right.value == [[2 * power]])
    }
  }
}

@Suite struct `Ranks that fall stage by stage` {
  @Test func `go from the first to the target and share the steps`() throws {
    let even = try RankSchedule.linear(from: 24, to: 6, stages: 4, steps: 10)
    #expect(even.ranks == [24, 18, 12, 6] && even.steps == [3, 3, 2, 2])
    let ratio = try RankSchedule.geometric(from: 16, to: 2, stages: 4, steps: 400)
    #expect(ratio.ranks == [16, 8, 4, 2] && ratio.steps == [100, 100, 100, 100])
    #expect(try RankSchedule.linear(from: 9, to: 4, stages: 1, steps: 5).ranks == [4])
    #expect(try RankSchedule(ranks: [5, 5, 1], steps: 3).steps == [1, 1, 1])
  }

  @Test func `never rise`() {
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 6, allowed: 1...4)) {
      try RankSchedule(ranks: [8, 4, 6], steps: 30)
    }
    for target in [9, 0] {
      #expect(throws: LinearAlgebraError.rankOutOfRange(rank: target, allowed: 1...8)) {
        try RankSchedule.geometric(from: 8, to: target, stages: 3, steps: 30)
      }
    }
    #expect(throws: LinearAlgebraError.self) { try RankSchedule(ranks: [0], steps: 1) }
  }

  @Test func `are the best of their rank in each layer when they fall`() throws {
    var generator = SplitMix64(seed: 44)
    let layer: FactoredLinear<Double> = factored(9, 7, rank: 5, &generator)
    let weight = layer.dense().weight.value
    for rank in 1...5 {
      let small = try layer.truncated(toRank: rank)
      let best = try SVD(weight).truncated(toRank: rank)
      #expect((small.dense().weight.value - Matrix(best)).frobeniusNorm < 1e-12)
      #expect(small.rank == rank && small.bias?.value == layer.bias?.value)
    }
    #expect(throws: LinearAlgebraError.self) { try layer.truncated(toRank: 6) }
    let close = try layer.truncated(toRelativeError: 0.5)
    let error = (close.dense().weight.value - weight).frobeniusNorm / weight.frobeniusNorm
    #expect(error <= 0.5 && close.rank < 5)
  }

  @Test func `train a transformer down to the target`() throws {
    var generator = SplitMix64(seed: 45)
    let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 1)
    var model = Transformer<Double>(shape, using: &generator)
    for name in model.linearNames where name != "head" {
      try model.replaceLinear(named: name) { try FactoredLinear($0, rank: 6) }
    }
    let schedule = try RankSchedule.linear(from: 6, to: 2, stages: 3, steps: 12)
    let losses = try Trainer<Double>(steps: 0, seed: 1).train(
      &model, lowering: schedule, with: { AdamW(rate: 0.01) }
    ) { .random(shape, sequences: 4, length: 5, using: &$0) }
    #expect(losses.count == 12)
    var ranks: [Int] = []
    model.withFactoredLayers { ranks.append($1.rank) }
    #expect(ranks == Array(repeating: 2, count: 6))
    #expect(throws: LinearAlgebraError.self) { try model.reduceRanks(to: 0) }
  }
}
