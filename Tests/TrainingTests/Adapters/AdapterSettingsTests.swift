import Foundation
import LinearAlgebra
import Testing
import Training

/// Adapters of query and key in both blocks, whose files' settings are changed as PEFT would read them.
@Suite struct `Settings of adapters` {
  private static let layers = [
    "blocks.0.attention.key", "blocks.0.attention.query", "blocks.1.attention.key",
    "blocks.1.attention.query",
  ]

  private func load(
    _ names: [String] = layers, rank: (String) -> Int = { _ in 2 },
    after change: (inout [String: Any]) -> Void
  ) throws -> [String: LoRA<Double>] {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    var (saved, generator) = (fixture.base(), SplitMix64(seed: 3))
    try saved.attach(to: names) { name, linear in
      try LoRA(linear, rank: rank(name), alpha: 4, using: &generator).perturbed(using: &generator)
    }
    try saved.saveAdapters(to: fixture.folder)
    try fixture.reconfigure { settings in
      settings["target_modules"] = ["query", "key"]
      settings["rank_pattern"] = [String: Int]()
      change(&settings)
    }
    var loaded = fixture.base()
    try loaded.attachAdapters(from: fixture.folder)
    return Dictionary(
      uniqueKeysWithValues: loaded.adapters.compactMap { name, adapter in
        (adapter as? LoRA<Double>).map { (name, $0) }
      })
  }

  /// Patterns for α, and the layers that get 32 by PEFT 0.21.2; the others keep 4.
  struct Pattern: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var keys: [String: Double]
    var changed: [String]
  }

  static let patterns = [
    Pattern(
      testDescription: "all of a block", keys: [#"blocks\.0\..*"#: 32],
      changed: ["blocks.0.attention.key", "blocks.0.attention.query"]),
    Pattern(testDescription: "alternatives", keys: ["(query|key)": 32], changed: layers),
    Pattern(
      testDescription: "a whole name", keys: ["^blocks.0.attention.query": 32],
      changed: ["blocks.0.attention.query"]),
    Pattern(
      testDescription: "any letter", keys: ["attention.quer.": 32],
      changed: ["blocks.0.attention.query", "blocks.1.attention.query"]),
    Pattern(
      testDescription: "the first in alphabetical order",
      keys: ["attention.query": 32, "blocks.0.attention.query": 8],
      changed: ["blocks.0.attention.query", "blocks.1.attention.query"]),
    Pattern(testDescription: "the middle of a name", keys: ["attention": 32], changed: []),
    Pattern(testDescription: "no layer", keys: ["value": 32], changed: []),
    Pattern(
      testDescription: "a named group", keys: ["(?P<part>key)": 32],
      changed: ["blocks.0.attention.key", "blocks.1.attention.key"]),
  ]

  @Test(arguments: patterns)
  func `the keys of alpha_pattern are regular expressions`(_ pattern: Pattern) throws {
    let adapters = try load { $0["alpha_pattern"] = pattern.keys }
    #expect(adapters.count == 4)
    for (name, adapter) in adapters {
      #expect(adapter.alpha == (pattern.changed.contains(name) ? 32 : 4), "\(name)")
    }
  }

  @Test func `the keys of rank_pattern are regular expressions`() throws {
    let adapters = try load(rank: { $0.hasPrefix("blocks.0") ? 3 : 2 }) {
      ($0["r"], $0["rank_pattern"]) = (2, [#"blocks\.0\..*"#: 3])
    }
    #expect(adapters["blocks.0.attention.key"]?.rank == 3)
    #expect(adapters["blocks.1.attention.key"]?.rank == 2)
  }

  @Test func `layers are chosen and left out as PEFT does`() throws {
    let query = ["blocks.0.attention.query", "blocks.1.attention.query"]
    let second = ["blocks.1.attention.key", "blocks.1.attention.query"]
    let cases: [(names: [String], settings: [String: Any])] = [
      (query, ["target_modules": ".*query"]), (query, ["exclude_modules": ["key"]]),
      (query, ["exclude_modules": #".*\.key"#]), (Self.layers, ["exclude_modules": "key"]),
      (second, ["layers_to_transform": [1], "layers_pattern": "blocks"]),
      (second, ["layers_to_transform": 1, "layers_pattern": ["layers", "blocks"]]),
      (Self.layers, ["layers_to_transform": [Int](), "layers_pattern": ""]),
      (
        Self.layers,
        ["target_modules": Self.layers, "layers_to_transform": [1], "layers_pattern": "blocks"]
      ),
    ]
    for (names, settings) in cases {
      let adapters = try load(names) { $0.merge(settings) { $1 } }
      #expect(adapters.keys.sorted() == names, "\(settings)")
    }
  }

  @Test(
    arguments: [
      ["modules_to_save": [String]()], ["target_parameters": [String]()],
      ["trainable_token_indices": [String: Int]()], ["layer_replication": [[Int]]()],
      ["kasa_config": [String: Int]()], ["alora_invocation_tokens": ""], ["use_qalora": 0],
    ] as [[String: any Sendable]])
  func `a setting that Python counts as false is off`(_ setting: [String: any Sendable]) throws {
    #expect(try load { $0.merge(setting) { $1 } }.count == 4)
  }

  @Test func `names that have the adapter's name in them are read`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    for kind in [AdapterKind.lora, .dora, .adalora] {
      let saved = try fixture.adapted(kind)
      try saved.saveAdapters(to: fixture.folder)
      try fixture.retensor { tensors in
        for name in tensors.names {
          let value: Matrix<Double>? = try? tensors.matrix(name)
          let parts = name.components(separatedBy: ".lora_")
          let end = parts[1].components(separatedBy: ".")
          let renamed =
            "\(parts[0]).lora_\(end[0]).default" + end.dropFirst().map { ".\($0)" }.joined()
          if let value { try tensors.set(renamed, to: value) }
          if value == nil {
            try tensors.set(renamed, to: try tensors.vector(name) as Vector<Double>)
          }
          tensors.remove(name)
        }
      }
      var loaded = fixture.base()
      try loaded.attachAdapters(from: fixture.folder)
      #expect(loaded.namedValues.map(\.value) == saved.namedValues.map(\.value))
    }
  }

  @Test func `an adapter of Python's pickle is named`() throws {
    let fixture = AdapterFixture()
    defer { fixture.remove() }
    try fixture.adapted(.lora).saveAdapters(to: fixture.folder)
    let pickled = fixture.folder.appending(path: "adapter_model.bin")
    try FileManager.default.moveItem(atPath: fixture.tensorFile, toPath: pickled.path)
    var model = fixture.base()
    let error = #expect(throws: AdapterError.self) {
      try model.attachAdapters(from: fixture.folder)
    }
    #expect(error == .pickled(path: pickled.relativePath))
  }

  @Test func `a pattern that cannot be read is refused by its setting`() throws {
    for (name, value) in [
      ("alpha_pattern", ["(": 2.0]), ("rank_pattern", ["[": 2]), ("target_modules", "*"),
      ("exclude_modules", "(?"), ("layers_pattern", "("), ("target_modules", "all-linear"),
    ] as [(String, Any)] {
      let error = #expect(throws: AdapterError.self) { _ = try load { $0[name] = value } }
      guard case .unsupported(_, name, _) = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `settings that leave no layer are refused`() throws {
    let error = #expect(throws: AdapterError.self) {
      _ = try load { $0["layers_to_transform"] = [9] }
    }
    #expect(error?.description.contains("layers_to_transform leave") == true)
  }
}
