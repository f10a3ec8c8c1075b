import Foundation
import LinearAlgebra
import Testing
import Training

@Suite struct AdapterFileErrorTests {
  private let query = "base_model.model.blocks.0.attention.query.lora_A.weight"

  /// Saves adapters, spoils the files, and gives the error of loading them.
  private func error(
    _ kind: AdapterKind = .lora, after spoil: (AdapterFixture) throws -> Void
  ) throws -> AdapterError {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try fixture.adapted(kind).saveAdapters(to: fixture.folder)
    try spoil(fixture)
    var model = fixture.base()
    let count = model.trainableCount
    let error = try #require(throws: AdapterError.self) {
      try model.attachAdapters(from: fixture.folder)
    }
    #expect(model.adapters.isEmpty && model.trainableCount == count)
    let text = error.description
    #expect(text.hasPrefix(fixture.folder.relativePath) && text.hasSuffix("."))
    #expect(!text.dropLast().contains(". "), "one sentence: \(text)")
    return error
  }

  private func reason(
    _ kind: AdapterKind = .lora, after spoil: (AdapterFixture) throws -> Void
  ) throws -> SafeTensorsError.Reason? {
    guard case .tensors(let error) = try error(kind, after: spoil) else { return nil }
    return error.reason
  }

  @Test func `a tensor of another shape is named, with both shapes`() throws {
    let found = try reason { fixture in
      try fixture.retensor { try $0.set(query, to: Matrix<Double>.zero(rows: 2, columns: 9)) }
    }
    #expect(found == .wrongShape(tensor: query, expected: [2, 8], found: [2, 9]))
    #expect(found?.description.contains("[2, 9] where [2, 8] is needed") == true)
  }

  @Test func `missing and extra tensors are named`() throws {
    let missing = try reason(.dora) { fixture in
      try fixture.retensor { $0.remove("base_model.model.head.lora_magnitude_vector") }
    }
    #expect(missing == .missingTensor("base_model.model.head.lora_magnitude_vector"))
    let extra = try reason { fixture in
      try fixture.retensor {
        try $0.set("base_model.model.norm.lora_A.weight", to: Matrix<Double>.identity(2))
      }
    }
    #expect(extra == .extraTensor("base_model.model.norm.lora_A.weight"))
  }

  @Test func `overlapping tensors are refused`() throws {
    let found = try reason { fixture in
      let header = """
        {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}, \
        "\(query)": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}
        """
      var data = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      data += Data(header.utf8) + Data(count: 12)
      try data.write(to: URL(filePath: fixture.tensorFile))
    }
    #expect(found == .overlap(tensor: query, begin: 4, free: 8))
  }

  @Test func `a rank other than the configuration's is told apart from another layer`() throws {
    let error = try error { try $0.reconfigure { $0["r"] = 3 } }
    guard case .rankMismatch(_, let tensor, 3, [2, 8]) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(tensor == query)
  }

  @Test func `a layer that the model does not have is named`() throws {
    let error = try error { try $0.reconfigure { $0["target_modules"] = ["head", "q_proj"] } }
    guard case .unknownLayer(_, "q_proj") = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func `settings that mean something else are refused, not ignored`() throws {
    let settings: [(String, Any)] = [
      ("peft_type", "IA3"), ("bias", "all"), ("fan_in_fan_out", true), ("r", 0),
      ("init_lora_weights", "pissa_niter_4"),
      ("use_qalora", true), ("modules_to_save", ["head"]), ("kasa_config", ["beta": 1]),
    ]
    for (name, value) in settings {
      let error = try error { try $0.reconfigure { $0[name] = value } }
      guard case .unsupported(_, name, _) = error else {
        Issue.record("\(name): \(error)")
        continue
      }
    }
  }

  @Test func `settings that are off do not matter`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try fixture.adapted(.lora).saveAdapters(to: fixture.folder)
    try fixture.reconfigure {
      $0["use_qalora"] = false
      $0["modules_to_save"] = NSNull()
      $0["peft_version"] = "1.0"
    }
    var model = fixture.base()
    try model.attachAdapters(from: fixture.folder)
    #expect(model.adapters.count == 3)
  }

  @Test func `a configuration that is absent, damaged or incomplete is refused`() throws {
    let spoilings: [(String, (AdapterFixture) throws -> Void)] = [
      (
        "there is no such file",
        { try FileManager.default.removeItem(atPath: $0.configurationFile) }
      ),
      ("it is not JSON", { try Data("{".utf8).write(to: URL(filePath: $0.configurationFile)) }),
      ("the setting r is missing", { try $0.reconfigure { $0["r"] = nil } }),
      ("lora_alpha has a value of", { try $0.reconfigure { $0["lora_alpha"] = "much" } }),
    ]
    for (words, spoil) in spoilings {
      let error = try error(after: spoil)
      #expect(error.description.contains(words))
    }
  }

  @Test func `adapters of two kinds do not go into one file`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var (model, generator) = (fixture.base(), SplitMix64(seed: 1))
    try model.attach(to: ["head", "blocks.0.attention.key"]) { name, linear in
      try (name == "head" ? AdapterKind.dora : .lora).make(linear, rank: 1, using: &generator)
    }
    #expect(throws: AdapterError.mixed(layer: "blocks.0.attention.key", other: "head")) {
      try model.saveAdapters(to: fixture.folder)
    }
  }

  @Test func `a folder that cannot be made is an error with its name`() throws {
    let fixture = AdapterFixture()
    let model = try fixture.adapted(.lora)
    let error = try #require(throws: AdapterError.self) {
      try model.saveAdapters(to: URL(filePath: "/dev/null/adapter"))
    }
    #expect(error.description.contains("/dev/null/adapter"))
  }
}
