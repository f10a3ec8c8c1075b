import LanguageModel
import LinearAlgebra
import Testing
import Training

/// A tiny model as a file, under the names of the format.
func tinyFile(
  _ model: Llama<Float> = tinyModel(), _ change: (inout GGUFWriter) throws -> Void = { _ in }
) throws -> GGUFFile {
  let shape = model.shape
  var writer = GGUFWriter()
  writer.set("general.architecture", to: .text("llama"))
  for (key, value) in [
    ("context_length", shape.context), ("embedding_length", shape.features),
    ("attention.head_count", shape.heads), ("attention.head_count_kv", shape.keyValueHeads),
    ("feed_forward_length", shape.hidden), ("block_count", shape.blocks),
    ("rope.dimension_count", shape.headSize),
  ] { writer.set("llama.\(key)", to: .integer(UInt32(value))) }
  writer.set("llama.attention.layer_norm_rms_epsilon", to: .number(Float(shape.epsilon)))
  writer.set("llama.rope.freq_base", to: .number(Float(shape.rotaryBase)))
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
