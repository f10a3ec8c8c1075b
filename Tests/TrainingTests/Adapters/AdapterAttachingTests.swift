import LinearAlgebra
import Testing
import Training

@Suite struct AdapterAttachingTests {
  private let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 2)
  private let names = ["blocks.0.attention.query", "blocks.1.feedForward.expand"]

  private func model() -> Transformer<Double> {
    var generator = SplitMix64(seed: 1)
    return Transformer(shape, using: &generator)
  }

  private func attach(_ model: inout Transformer<Double>, _ generator: inout SplitMix64) throws {
    try model.attach(to: names) { _, linear in try LoRA(linear, rank: 2, using: &generator) }
  }

  @Test func `only the adapters are trained once they are attached`() throws {
    var (model, generator) = (model(), SplitMix64(seed: 2))
    try attach(&model, &generator)
    #expect(model.adapters.map(\.name) == names)
    #expect(model.trainableCount == 2 * (8 + 8) + 2 * (8 + 32))
    var trained: [String] = []
    model.withParameters { if $1.isTrainable { trained.append($0) } }
    #expect(trained == names.flatMap { ["\($0).lora_A.weight", "\($0).lora_B.weight"] })
  }

  @Test func `adapters that come later leave the first ones in training`() throws {
    var (model, generator) = (model(), SplitMix64(seed: 3))
    try attach(&model, &generator)
    let count = model.trainableCount
    try model.attach(where: { $0 == "head" }) { _, linear in
      try LoRA(linear, rank: 1, using: &generator)
    }
    #expect(model.trainableCount == count + 8 + 7)
    #expect(model.adapters.count == 3)
  }

  @Test func `a model whose adapters cannot all be made stays as it was`() {
    var (model, generator) = (model(), SplitMix64(seed: 4))
    let count = model.trainableCount
    #expect(throws: LinearAlgebraError.self) {
      try model.attach(to: names + ["head"]) { name, linear in
        try LoRA(linear, rank: name == "head" ? 8 : 2, using: &generator)
      }
    }
    #expect(model.adapters.isEmpty && model.trainableCount == count)
  }

  @Test func `the model's gradients through adapters agree with central differences`() throws {
    var (model, generator) = (model(), SplitMix64(seed: 5))
    model.perturb(using: &generator)
    try model.attach(where: { $0.hasPrefix("blocks") }) { _, linear in
      try LoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
    }
    let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
    let checks = model.checkGradients(of: batch, entries: 6, using: &generator)
      .filter { $0.name.contains("lora") }
    #expect(checks.count == 24)
    for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
  }

  @Test func `merging, unmerging and plain layers give the same logits`() throws {
    var (model, generator) = (model(), SplitMix64(seed: 6))
    try model.attach(where: { _ in true }) { _, linear in
      try LoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
    }
    let tokens = [0, 3, 2, 6, 1, 1]
    let (values, apart) = (model.namedValues.map(\.value), model.logits(tokens, length: 6))
    model.mergeAdapters()
    let together = model.logits(tokens, length: 6)
    var plain = model.merged()
    #expect(plain.adapters.isEmpty && plain.parameterCount == self.model().parameterCount)
    // Rounding errors of 1e-16, through two blocks with norms that may magnify them.
    let slack = 1e-11 * apart.maxNorm
    #expect((plain.logits(tokens, length: 6) - together).maxNorm < slack)
    #expect((apart - together).maxNorm < slack)
    model.unmergeAdapters()
    #expect((model.logits(tokens, length: 6) - apart).maxNorm < slack)
    #expect(model.namedValues.map(\.value) == values, "nothing was subtracted")
  }

  @Test func `the same seed trains the same adapters`() throws {
    let runs = try (0..<2).map { _ in
      var (model, generator) = (model(), SplitMix64(seed: 7))
      try attach(&model, &generator)
      var optimizer = AdamW<Double>(rate: 0.01)
      let losses = try Trainer(steps: 10, seed: 3).train(&model, with: &optimizer) { generator in
        .random(shape, sequences: 4, length: 6, using: &generator)
      }
      return (losses, model.namedValues.map(\.value))
    }
    // To the last bit, if the library adds in the same order both times.
    #expect(zip(runs[0].0, runs[1].0).allSatisfy { abs($0 - $1) < 1e-9 * $0 })
    #expect(zip(runs[0].1, runs[1].1).allSatisfy { ($0 - $1).maxNorm < 1e-9 })
  }

  @Test func `a merged adapter refuses to be trained`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 8)
      var layer = try LoRA<Double>(generator.linear(3, 3), rank: 1, using: &generator)
      layer.merge()
      _ = layer.backward(layer.forward([[1], [2], [3]]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("a merged adapter cannot be trained: unmerge it first"))
  }
}
