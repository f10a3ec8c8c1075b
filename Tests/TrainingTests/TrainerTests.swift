import LinearAlgebra
import Testing
import Training

@Suite struct TrainerTests {
  private let shape = TransformerShape(vocabulary: 6, length: 6, features: 8, heads: 2, blocks: 1)

  private func model() -> Transformer<Float> {
    var generator = SplitMix64(seed: 1)
    return Transformer(shape, using: &generator)
  }

  /// Sequences that count upward from a random token, around the vocabulary.
  private func counting(_ generator: inout SplitMix64) -> TokenBatch {
    var (tokens, targets): ([Int], [Int?]) = ([], [])
    for _ in 0..<8 {
      let start = Int(generator.uniform() * 6)
      tokens += (0..<6).map { (start + $0) % 6 }
      targets += (1..<7).map { (start + $0) % 6 }
    }
    return TokenBatch(tokens: tokens, targets: targets, length: 6)
  }

  @Test func `the same seed gives the same batches and the same losses`() throws {
    let runs = try (0..<2).map { _ in
      var (model, optimizer, batches) = (model(), AdamW<Float>(rate: 0.01), [[Int]]())
      let losses = try Trainer(steps: 12, seed: 3).train(&model, with: &optimizer) { generator in
        let batch = counting(&generator)
        batches.append(batch.tokens)
        return batch
      }
      return (losses, batches)
    }
    #expect(runs[0].1 == runs[1].1)
    // To the last bit, if the library adds in the same order both times.
    #expect(zip(runs[0].0, runs[1].0).allSatisfy { abs($0 - $1) < 1e-3 * $0 })
  }

  @Test func `training learns to count`() throws {
    var (model, optimizer) = (model(), AdamW<Float>(rate: 0.02))
    let trainer = Trainer<Float>(
      steps: 150, schedule: .cosine(warmUp: 10), gradientBound: 1, seed: 3)
    let losses = try trainer.train(&model, with: &optimizer, drawing: counting)
    #expect(losses[0] > 1)
    #expect(losses[149] < 0.05)
    #expect(optimizer.stateCount == 2 * model.trainableCount)
  }

  @Test func `a frozen parameter stays as it is and needs no state`() throws {
    var (model, optimizer) = (model(), AdamW<Float>(rate: 0.01, weightDecay: 0.1))
    model.train { $0.hasPrefix("head") }
    let before = model.namedValues
    try Trainer(steps: 3, seed: 1).train(&model, with: &optimizer, drawing: counting)
    for (old, new) in zip(before, model.namedValues) {
      #expect((old.value == new.value) == !old.name.hasPrefix("head"), "\(old.name)")
    }
    #expect(optimizer.stateCount == 2 * 8 * 6)
  }

  @Test func `a diverging run names the step and keeps the last good state`() throws {
    var (model, optimizer) = (model(), SGD<Float>(rate: 1e30))
    do {
      try Trainer(steps: 50, seed: 1).train(&model, with: &optimizer, drawing: counting)
      Issue.record("a rate of 1e30 must not go through")
    } catch .diverged(_, let step, let rate) {
      #expect(step < 10 && abs(rate - 1e30) < 1e24)
    }
    var generator = SplitMix64(seed: 9)
    #expect(model.namedValues.allSatisfy { $0.value.maxNorm.isFinite })
    #expect(model.loss(of: counting(&generator)).isFinite)
  }

  @Test func `a group's rate holds for its own names only`() {
    var layer = Linear<Double>(weight: [[1, 2]], bias: [3])
    _ = layer.forward([[1], [1]])
    _ = layer.backward([[1]])
    var optimizer = SGD<Double>(groups: [ParameterGroup(rate: 0.5) { $0 == "weight" }])
    optimizer.update(&layer, rateFactor: 0.5)
    #expect(layer.weight.value == [[0.75, 1.75]])
    #expect(layer.bias?.value == [[3]])
  }

  @Test func `the first step of Adam has the length of the rate, whatever the gradient`() {
    for size in [1e-3, 1, 1e6] {
      var layer = Linear<Double>(weight: [[1, 2]])
      _ = layer.forward([[size], [-size]])
      _ = layer.backward([[1]])
      var optimizer = AdamW<Double>(rate: 0.1, weightDecay: 0.5)
      optimizer.update(&layer, rateFactor: 1)
      let expected: Matrix<Double> = [[0.95 - 0.1, 1.9 + 0.1]]
      #expect((layer.weight.value - expected).maxNorm < 1e-5)
    }
  }
}

@Suite struct ReplacementTests {
  @Test func `a layer is replaced under its name and the others stay`() {
    var generator = SplitMix64(seed: 1)
    let shape = TransformerShape(vocabulary: 5, length: 4, features: 8, heads: 2, blocks: 2)
    var model = Transformer<Double>(shape, using: &generator)
    #expect(model.linearNames.count == 2 * 6 + 1)
    #expect(model.linearNames.first == "blocks.0.attention.query")
    let before = model.namedValues
    model.replaceLinear(named: "blocks.1.feedForward.expand") {
      Linear(weight: 2 * $0.weight.value, bias: $0.bias.map { $0.value[column: 0] })
    }
    for (old, new) in zip(before, model.namedValues) {
      let factor = old.name == "blocks.1.feedForward.expand.weight" ? 2.0 : 1
      #expect(new.value == factor * old.value, "\(old.name)")
    }
  }
}
