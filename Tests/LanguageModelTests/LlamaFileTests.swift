import LanguageModel
import LinearAlgebra
import Testing
import Training

@Suite struct LlamaFileTests {
  /// A tiny model as a file, under the names of the format.
  private func file(_ change: (inout GGUFWriter) throws -> Void = { _ in }) throws -> GGUFFile {
    let (model, shape) = (tinyModel(Float.self), tinyShape)
    var writer = GGUFWriter()
    writer.set("general.architecture", to: .text("llama"))
    for (key, value) in [
      ("context_length", shape.context), ("embedding_length", shape.features),
      ("attention.head_count", shape.heads), ("attention.head_count_kv", shape.keyValueHeads),
      ("feed_forward_length", shape.hidden), ("block_count", shape.blocks),
      ("rope.dimension_count", shape.headSize),
    ] { writer.set("llama.\(key)", to: .integer(UInt32(value))) }
    writer.set("llama.attention.layer_norm_rms_epsilon", to: .number(1e-5))
    writer.set("llama.rope.freq_base", to: .number(100))
    try writer.set("token_embd.weight", to: model.embedding.transposed(), as: .f32)
    try writer.set("output_norm.weight", to: model.norm.weight.value[column: 0])
    let names = [
      "attention.query": "attn_q", "attention.key": "attn_k", "attention.value": "attn_v",
      "attention.output": "attn_output", "feedForward.gate": "ffn_gate",
      "feedForward.up": "ffn_up", "feedForward.down": "ffn_down",
    ]
    for (i, block) in model.blocks.enumerated() {
      try writer.set("blk.\(i).attn_norm.weight", to: block.attentionNorm.weight.value[column: 0])
      try writer.set("blk.\(i).ffn_norm.weight", to: block.feedForwardNorm.weight.value[column: 0])
    }
    for (name, layer) in model.namedLayers {
      let parts = name.split(separator: ".", maxSplits: 2)
      let tensor = try #require(names[String(parts[2])])
      try writer.set(
        "blk.\(parts[1]).\(tensor).weight", to: layer.dense().weight.value, as: .f32)
    }
    try change(&writer)
    return try GGUFFile(data: writer.data)
  }

  @Test func `A model comes back from its file, number by number`() throws {
    var model = tinyModel(Float.self)
    var read = try Llama<Float>(try file())
    #expect(read.shape == model.shape)
    let text = tinyText(20)
    let (a, b) = (model.logits(text, length: 20), read.logits(text, length: 20))
    #expect((a - b).maxNorm <= 1e-5 * a.maxNorm)
  }

  @Test func `A file that claims a context of millions costs no angles for them`() throws {
    let claiming = try file { $0.set("llama.context_length", to: .integer(1 << 24)) }
    let read = try Llama<Float>(claiming)
    #expect(read.shape.context == Llama<Float>.usualContext)
    #expect(try Llama<Float>(claiming, context: 12).shape.context == 12)
  }

  @Test func `A missing tensor is named`() throws {
    let file = try file { $0.remove(tensor: "blk.1.ffn_up.weight") }
    let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
    #expect("\(error!)".contains("blk.1.ffn_up.weight"))
  }

  @Test func `A tensor of another shape is named`() throws {
    let file = try file {
      try $0.set("blk.0.attn_k.weight", to: Matrix<Float>.zero(rows: 24, columns: 24), as: .f32)
    }
    let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
    #expect("\(error!)".contains("blk.0.attn_k.weight"))
  }

  @Test func `What is not built here is refused by name`() throws {
    let cases: [(String, (inout GGUFWriter) throws -> Void)] = [
      ("general.architecture", { $0.set("general.architecture", to: .text("mamba")) }),
      (
        "output.weight",
        {
          try $0.set("output.weight", to: Matrix<Float>.zero(rows: 23, columns: 24), as: .f32)
        }
      ),
      (
        "llama.attention.head_count",
        {
          $0.set("llama.attention.head_count", to: .integer(5))
        }
      ),
      ("llama.block_count", { $0.set("llama.block_count", to: .integer(0)) }),
    ]
    for (name, change) in cases {
      let file = try file(change)
      let error = #expect(throws: GGUFError.self) { try Llama<Float>(file) }
      #expect("\(error!)".contains(name))
    }
  }
}
