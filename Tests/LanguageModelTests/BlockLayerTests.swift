import LanguageModel
import LinearAlgebra
import Testing
import Training

@Suite struct BlockLayerTests {
  /// A model whose rows are whole blocks of 32.
  private static let shape = LlamaShape(
    vocabulary: 23, context: 16, features: 32, heads: 4, keyValueHeads: 2, hidden: 64, blocks: 2)

  /// The same matrices twice: in blocks, and as the numbers that the blocks stand for.
  private func models<Scalar: LinearAlgebraScalar>(
    _: Scalar.Type
  ) throws -> (blocks: Llama<Scalar>, written: Llama<Scalar>) {
    var generator = SplitMix64(seed: 1)
    var model = Llama<Scalar>(random: Self.shape, using: &generator)
    var written = model
    let names = model.namedLayers.map(\.name)
    try model.replaceLayers(named: names) { _, layer in
      BlockLinear(try BlockMatrix(layer.dense().weight.value, as: .q4_1))
    }
    try written.replaceLayers(named: names) { _, layer in
      FixedLinear(try layer.dense().weight.value.rounded(as: .q4_1))
    }
    return (model, written)
  }

  @Test(arguments: GGUFType.allCases)
  func `Blocks stand for the numbers that the file gives`(type: GGUFType) throws {
    var generator = SplitMix64(seed: 2)
    var writer = GGUFWriter()
    let matrix = Matrix<Float>.gaussian(rows: 5, columns: 64, using: &generator)
    try writer.set("w", to: matrix, as: type)
    let file = try GGUFFile(data: writer.data)
    let (numbers, blocks): (Matrix<Float>, BlockMatrix<Float>) = (
      try file.matrix("w"), try file.blocks("w")
    )
    #expect(blocks.written() == numbers)
    #expect(blocks.storedBytes == Int(type.bitsPerEntry * 5 * 64 / 8))
    #expect(try BlockMatrix(matrix, as: type) == blocks)
    #expect(throws: GGUFError.self) { try file.blocks("w", shape: [64, 5]) as BlockMatrix<Float> }
  }

  @Test func `A model in blocks says what the written one says, to the last bit`() throws {
    var (blocks, written) = try models(Float.self)
    let text = tinyText(12)
    #expect(blocks.logits(text, length: 12) == written.logits(text, length: 12))
    #expect(blocks.storedBytes * 32 == written.storedBytes * 5)
  }

  @Test func `Adapters around blocks have the gradients that differences say`() throws {
    var (model, _) = try models(Double.self)
    var generator = SplitMix64(seed: 3)
    try model.attach { _, layer throws(LinearAlgebraError) in
      var adapter = try LoRA(layer, rank: 2, using: &generator)
      adapter.b = Parameter(.gaussian(rows: layer.outputs, columns: 2, using: &generator))
      return adapter
    }
    #expect(model.trainableCount == 2 * 2 * (4 * 32 + 2 * (32 + 16) + 3 * (32 + 64)))
    var targets: [Int?] = tinyText(10, seed: 8)
    for place in [0, 3, 4, 9] { targets[place] = nil }
    let batch = TokenBatch(tokens: tinyText(10), targets: targets, length: 5)
    let checks = model.checkGradients(of: batch, entries: 3, using: &generator)
    let adapters = checks.filter { $0.name.contains("lora_") }
    #expect(adapters.count == 2 * 7 * 2)
    #expect((adapters.map(\.error).max() ?? 1) < 1e-7)
  }

  @Test func `An adapter around blocks learns what one around the written matrix learns`() throws {
    let (blocks, written) = try models(Float.self)
    let batch = TokenBatch(tokens: tinyText(10), targets: tinyText(10, seed: 8), length: 5)
    let trained = try [blocks, written].map { base in
      var (model, generator) = (base, SplitMix64(seed: 4))
      try model.attach(where: { $0.hasSuffix("up") || $0.hasSuffix("query") }) {
        _, layer throws(LinearAlgebraError) in
        try LoRA(layer, rank: 2, using: &generator)
      }
      var optimizer = AdamW<Float>(rate: 1e-2)
      try Trainer<Float>(steps: 3, seed: 1).train(&model, with: &optimizer) { _ in batch }
      return model.namedValues.filter { $0.name.contains("lora_") }
    }
    #expect(trained[0].count == 8)
    for (first, second) in zip(trained[0], trained[1]) { #expect(first.value == second.value) }
  }
}
