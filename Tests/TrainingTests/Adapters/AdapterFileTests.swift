import Foundation
import LinearAlgebra
import Testing
import Training

/// A small model whose adapters go to files and back.
struct AdapterFixture {
  static let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 2)
  static let names = ["blocks.0.attention.query", "blocks.1.feedForward.expand", "head"]
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  func base<Scalar>(of: Scalar.Type = Double.self) -> Transformer<Scalar> {
    var generator = SplitMix64(seed: 1)
    return Transformer(Self.shape, using: &generator)
  }

  func adapted<Scalar>(
    _ kind: AdapterKind, rank: Int = 2, of: Scalar.Type = Double.self
  ) throws -> Transformer<Scalar> {
    var (model, generator) = (base(of: Scalar.self), SplitMix64(seed: 2))
    try model.attach(to: Self.names) { _, linear in
      try kind.make(linear, rank: rank, using: &generator).perturbed(using: &generator)
    }
    return model
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  var tensorFile: String { folder.appending(path: "adapter_model.safetensors").relativePath }
  var configurationFile: String { folder.appending(path: "adapter_config.json").relativePath }

  func configuration() throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: configurationFile))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Changes the settings that were saved.
  func reconfigure(_ change: (inout [String: Any]) -> Void) throws {
    var settings = try configuration()
    change(&settings)
    try JSONSerialization.data(withJSONObject: settings)
      .write(to: URL(filePath: configurationFile))
  }

  /// Changes the tensors that were saved.
  func retensor(_ change: (inout SafeTensors) throws -> Void) throws {
    var tensors = try SafeTensors(tensorFile)
    try change(&tensors)
    try tensors.write(tensorFile)
  }
}

@Suite struct AdapterFileTests {
  private let tokens = [0, 3, 2, 6, 1, 1]

  @Test(arguments: [AdapterKind.lora, .rankStabilized, .dora, .adalora])
  func `adapters come back from a file to the last bit`(kind: AdapterKind) throws {
    try checkRoundTrip(kind, of: Double.self)
    try checkRoundTrip(kind, of: Float.self)
  }

  private func checkRoundTrip<Scalar: LinearAlgebraScalar>(
    _ kind: AdapterKind, of: Scalar.Type
  ) throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var saved = try fixture.adapted(kind, of: Scalar.self)
    try saved.saveAdapters(to: fixture.folder)
    var loaded = fixture.base(of: Scalar.self)
    try loaded.attachAdapters(from: fixture.folder)
    #expect(loaded.namedValues.map(\.value) == saved.namedValues.map(\.value))
    let (before, after) = (saved.logits(tokens, length: 6), loaded.logits(tokens, length: 6))
    #expect((after - before).maxNorm < 1e5 * .ulpOfOne * before.maxNorm)
    #expect(loaded.trainableCount == saved.trainableCount)
    #expect(loaded.adapters.map(\.name) == AdapterFixture.names)
    for (old, new) in zip(saved.adapters, loaded.adapters) {
      #expect(type(of: old.adapter) == type(of: new.adapter))
    }
  }

  @Test(arguments: [AdapterKind.pissa, .fisher])
  func `what was taken out of a base is written relative to the whole base`(
    kind: AdapterKind
  ) throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var saved = try fixture.adapted(kind)
    try saved.saveAdapters(to: fixture.folder)
    var loaded = fixture.base()
    try loaded.attachAdapters(from: fixture.folder)
    let (old, new) = (saved.logits(tokens, length: 6), loaded.logits(tokens, length: 6))
    // The base is taken apart and put together again, and norms may magnify the roundings.
    #expect((old - new).maxNorm < 1e-11 * old.maxNorm)
    let lora = try #require(loaded.adapters[0].adapter as? LoRA<Double>)
    #expect(lora.rank == 4)
  }

  @Test func `names and settings are those of PEFT`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try fixture.adapted(.dora).saveAdapters(to: fixture.folder)
    let tensors = try SafeTensors(fixture.tensorFile)
    let layer = "base_model.model.blocks.1.feedForward.expand"
    #expect(tensors.names.count == 9)
    #expect(tensors.shape(of: "\(layer).lora_A.weight") == [2, 8])
    #expect(tensors.shape(of: "\(layer).lora_B.weight") == [32, 2])
    #expect(tensors.shape(of: "\(layer).lora_magnitude_vector") == [32])
    let settings = try fixture.configuration()
    #expect(settings["peft_type"] as? String == "LORA")
    #expect(settings["r"] as? Int == 2 && settings["lora_alpha"] as? Int == 3)
    #expect(settings["use_dora"] as? Bool == true && settings["use_rslora"] as? Bool == false)
    #expect(settings["target_modules"] as? [String] == AdapterFixture.names)
    try fixture.adapted(.adalora).saveAdapters(to: fixture.folder)
    let triplets = try SafeTensors(fixture.tensorFile)
    #expect(triplets.shape(of: "\(layer).lora_E") == [2, 1])
    #expect(triplets.shape(of: "\(layer).lora_B") == [32, 2])
    #expect(try fixture.configuration()["peft_type"] as? String == "ADALORA")
  }

  @Test func `layers may have ranks and factors of their own`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var (saved, generator) = (fixture.base(), SplitMix64(seed: 3))
    try saved.attach(to: AdapterFixture.names) { name, linear in
      let (rank, alpha) = name == "head" ? (5, 7.0) : (2, 4)
      return try LoRA(linear, rank: rank, alpha: alpha, using: &generator)
        .perturbed(using: &generator)
    }
    try saved.saveAdapters(to: fixture.folder)
    var loaded = fixture.base()
    try loaded.attachAdapters(from: fixture.folder)
    #expect(loaded.namedValues.map(\.value) == saved.namedValues.map(\.value))
    #expect(try fixture.configuration()["rank_pattern"] as? [String: Int] == ["head": 5])
  }

  @Test func `a target that is the end of a name stands for every layer that ends so`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var (saved, generator) = (fixture.base(), SplitMix64(seed: 4))
    try saved.attach(where: { $0.hasSuffix("query") }) { _, linear in
      try LoRA(linear, rank: 2, using: &generator)
    }
    try saved.saveAdapters(to: fixture.folder)
    try fixture.reconfigure { $0["target_modules"] = ["query"] }
    var loaded = fixture.base()
    try loaded.attachAdapters(from: fixture.folder)
    #expect(loaded.adapters.map(\.name) == saved.adapters.map(\.name))
  }

  @Test func `a base in four bits takes adapters from a file too`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try fixture.adapted(.quantized).saveAdapters(to: fixture.folder)
    var loaded = fixture.base()
    for name in AdapterFixture.names {
      try loaded.replaceLinear(named: name) { try QuantizedLinear($0) }
    }
    try loaded.attachAdapters(from: fixture.folder)
    var expected = try fixture.adapted(.quantized)
    #expect(loaded.namedValues.map(\.value) == expected.namedValues.map(\.value))
    let (before, after) = (expected.logits(tokens, length: 6), loaded.logits(tokens, length: 6))
    #expect((after - before).maxNorm < 1e-4 * before.maxNorm)
  }
}
