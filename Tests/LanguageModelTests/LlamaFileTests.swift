import Foundation
import LanguageModel
import LinearAlgebra
import Testing
import Training

@Suite struct LlamaFileTests {
  @Test func `A model comes back from its file, number by number`() throws {
    var model = tinyModel(Float.self)
    var read = try Llama<Float>(try tinyFile())
    #expect(read.shape == model.shape)
    let text = tinyText(20)
    let (a, b) = (model.logits(text, length: 20), read.logits(text, length: 20))
    #expect((a - b).maxNorm <= 1e-5 * a.maxNorm)
  }

  @Test func `Whatever the heads and blocks, a model comes back from its file`() throws {
    for (heads, answering, blocks, hidden) in [
      (6, 1, 1, 20), (4, 4, 2, 33), (1, 1, 3, 8), (12, 6, 1, 64),
    ] {
      var generator = SplitMix64(seed: UInt64(heads))
      var model = Llama<Float>(
        random: LlamaShape(
          vocabulary: 11, context: 40, features: 24, heads: heads, keyValueHeads: answering,
          hidden: hidden, blocks: blocks, epsilon: Double(Float(1e-5)), rotaryBase: 100),
        using: &generator)
      var read = try Llama<Float>(try tinyFile(model))
      #expect(read.shape == model.shape)
      let text = (0..<20).map { $0 * 7 % 11 }
      let (a, b) = (model.logits(text, length: 20), read.logits(text, length: 20))
      #expect((a - b).maxNorm <= 1e-5 * a.maxNorm)
    }
  }

  @Test func `A file that claims a context of a million costs no angles for them`() throws {
    let claiming = try tinyFile { $0.set("llama.context_length", to: .integer(1 << 20)) }
    let read = try Llama<Float>(claiming)
    #expect(read.shape.context == Llama<Float>.usualContext)
    #expect(try Llama<Float>(claiming, context: 12).shape.context == 12)
  }

  @Test func `A missing tensor is named`() throws {
    let file = try tinyFile { $0.remove(tensor: "blk.1.ffn_up.weight") }
    let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
    #expect("\(error!)".contains("blk.1.ffn_up.weight"))
  }

  @Test func `A tensor of another shape is named`() throws {
    let file = try tinyFile {
      try $0.set("blk.0.attn_k.weight", to: Matrix<Float>.zero(rows: 24, columns: 24), as: .f32)
    }
    let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
    #expect("\(error!)".contains("blk.0.attn_k.weight"))
  }

  @Test func `What is not built here is refused by name`() throws {
    let cases: [(String, (inout GGUFWriter) throws -> Void)] = [
      ("general.architecture is mamba", { $0.set("general.architecture", to: .text("mamba")) }),
      ("llama.attention.head_count", { $0.set("llama.attention.head_count", to: .integer(5)) }),
      ("llama.block_count", { $0.set("llama.block_count", to: .integer(0)) }),
      ("llama.block_count is 1", { $0.set("llama.block_count", to: .integer(1)) }),
    ]
    for (words, change) in cases { try expectRefusal(words, change) }
  }

  @Test(arguments: [
    ("output.weight", "a head"), ("rope_freqs.weight", "a scaling"),
    ("blk.1.attn_k.bias", "a bias"),
    ("blk.0.ffn_down.bias", "a bias"), ("output_norm.bias", "a bias"),
    ("blk.0.attn_q_norm.weight", "a tensor"), ("blk.1.post_attention_norm.weight", "a tensor"),
    ("blk.-1.attn_q.weight", "a tensor"), ("blk.0.ffn_gate_exps.weight", "a tensor"),
  ])
  func `A tensor that would be left out is refused by name`(name: String, kind: String) throws {
    try expectRefusal("\(name) is \(kind)") {
      try $0.set(name, to: Vector<Float>(repeating: 1, count: 4))
    }
  }

  @Test(arguments: [
    ("rope.scaling.factor", 4), ("rope.scale_linear", 4), ("expert_count", 8),
    ("attention.key_length", 8), ("attention.value_length", 8), ("attention.sliding_window", 16),
    ("attention.max_alibi_bias", 8), ("attention.clamp_kqv", 0.5), ("attention.scale", 0.5),
    ("logit_scale", 8), ("embedding_scale", 12), ("residual_scale", 0.5),
    ("rope.dimension_count", 2), ("rope.dimension_count", 3),
  ])
  func `A fact that changes what is computed is refused by its key`(
    key: String, value: Float
  ) throws {
    let isWhole = value == value.rounded()
    let shown = isWhole ? "\(Int(value))" : "\(value)"
    try expectRefusal("llama.\(key) is \(shown): ") {
      $0.set("llama.\(key)", to: isWhole ? .integer(UInt32(value)) : .number(value))
    }
  }

  @Test func `Scaled positions, other masks and parts of models are refused by key`() throws {
    try expectRefusal("llama.rope.scaling.type is yarn") {
      $0.set("llama.rope.scaling.type", to: .text("yarn"))
    }
    try expectRefusal("llama.attention.causal is false") {
      $0.set("llama.attention.causal", to: .flag(false))
    }
    try expectRefusal("split.count is 3") { $0.set("split.count", to: .integer(3)) }
  }

  @Test func `Facts that change nothing are no hindrance`() throws {
    let facts: [[(String, GGUFWriter.Value)]] = [
      [("llama.rope.scaling.type", .text("none")), ("llama.rope.scaling.factor", .number(4))],
      [("llama.rope.scaling.type", .text("linear")), ("llama.rope.scaling.factor", .number(1))],
      [("llama.expert_count", .integer(0)), ("split.count", .integer(1))],
      [("llama.attention.key_length", .integer(4)), ("llama.attention.causal", .flag(true))],
      [("llama.logit_scale", .number(1)), ("llama.vocab_size", .integer(23))],
    ]
    for list in facts {
      let file = try tinyFile { writer in for (key, value) in list { writer.set(key, to: value) } }
      #expect(try Llama<Float>(file).shape == tinyShape)
    }
  }

  private func expectRefusal(
    _ words: String, _ change: (inout GGUFWriter) throws -> Void
  ) throws {
    let file = try tinyFile(tinyModel(), change)
    let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
    #expect(error.map { "\($0)" }?.contains(words) == true, "\(words)")
  }

  @Test(arguments: ["rope.freq_base", "attention.layer_norm_rms_epsilon"])
  func `A constant that no model can have is refused by its key`(key: String) throws {
    for value in [-1, .infinity, .nan] as [Float] {
      let file = try tinyFile { $0.set("llama.\(key)", to: .number(value)) }
      let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
      #expect("\(error!)".contains(key))
    }
  }

  @Test func `Sizes that the tensors do not have allocate nothing`() throws {
    let cases: [([(String, UInt32)], String)] = [
      ([("embedding_length", 6 << 20), ("rope.dimension_count", 1 << 20)], "token_embd.weight"),
      ([("context_length", 1 << 24)], "llama.context_length"),
      ([("feed_forward_length", 1 << 24)], "blk.0.ffn_gate.weight"),
      ([("block_count", 1 << 24)], "blk.2.attn_norm.weight"),
    ]
    for (sizes, name) in cases {
      let file = try tinyFile { writer in
        for (key, size) in sizes { writer.set("llama.\(key)", to: .integer(size)) }
      }
      let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
      #expect("\(error!)".contains(name))
    }
  }

  @Test func `An embedding that does not fit the model or its tokenizer is named`() throws {
    let shape = tinyShape
    let cases: [(inout GGUFWriter) throws -> Void] = [
      {
        try $0.set(
          "token_embd.weight", to: Matrix<Float>.zero(rows: 0, columns: shape.features), as: .f32)
      },
      { try $0.set("token_embd.weight", to: Vector<Float>.zero(shape.features)) },
      {
        let names = (0...shape.vocabulary).map { "\($0)" }
        $0.set("tokenizer.ggml.tokens", to: .texts(names))
      },
    ]
    for change in cases {
      let file = try tinyFile(tinyModel(), change)
      let error = #expect(throws: GGUFError.self) { try LlamaShape(file) }
      guard case .wrongShape("token_embd.weight", _, _) = error?.reason else {
        Issue.record("\(error.map { "\($0)" } ?? "nothing")")
        continue
      }
    }
  }

  @Test(arguments: ["blk.1.ffn_norm.weight", "blk.0.attn_v.weight", "token_embd.weight"])
  func `A number that is none, or infinite, is found in whatever tensor it is`(
    name: String
  ) throws {
    let original = try tinyFile()
    let shape = try #require(original.shape(of: name))
    let sign: Float = 12345.678
    var writer = try GGUFWriter(original)
    if shape.count == 1 {
      try writer.set(name, to: Vector<Float>(repeating: sign, count: shape[0]))
    } else {
      let matrix = Matrix<Float>(rows: shape[0], columns: shape[1], repeating: sign)
      try writer.set(name, to: matrix, as: .f32)
    }
    let whole = try writer.data
    for value in [Float.nan, .infinity, -.infinity] {
      var data = whole
      let place = try #require(data.range(of: bytes(sign), options: .backwards))
      data.replaceSubrange(place, with: bytes(value))
      let file = try GGUFFile(data: data)
      #expect(throws: GGUFError(.notFinite(tensor: name))) { try Llama<Float>(file) }
    }
  }

  private func bytes(_ number: Float) -> Data {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { Data($0) }
  }
}
