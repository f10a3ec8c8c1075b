extension LlamaShape {
  /// Facts that change what a model computes, and the values with which they change nothing.
  ///
  /// A file that says one of these and is read as if it had not would talk, and badly.
  static func refuseUnbuilt(_ file: GGUFFile, headSize: Int) throws(GGUFError) {
    try refuseParts(file)
    try refuseScaling(file)
    for key in ["key_length", "value_length"] {
      try demand(
        file, "llama.attention.\(key)", [Double(headSize)],
        "heads have here as many rows as features over heads, \(headSize), so use such a model")
    }
    try demand(
      file, "llama.expert_count", [0],
      "each block has one feed-forward layer here, so use a model without experts")
    for (key, neutral) in [
      ("attention.sliding_window", 0), ("attention.max_alibi_bias", 0),
      ("attention.clamp_kqv", 0), ("attention.scale", 0), ("logit_scale", 1),
      ("embedding_scale", 1), ("residual_scale", 1),
    ] as [(String, Double)] {
      try demand(
        file, "llama.\(key)", [0, neutral], "nothing like it is built here, so use a model without")
    }
    let causal = "llama.attention.causal"
    if file.has(causal), try !file.flag(causal) {
      let advice = "a token sees none behind it here, so use such a model"
      throw file.unsupported(causal, "false", advice)
    }
  }

  private static func refuseParts(_ file: GGUFFile) throws(GGUFError) {
    try demand(
      file, "split.count", [0, 1],
      "this file is a part, so join all with `llama-gguf-split --merge` and read the result")
  }

  /// Where no type is said, a factor alone scales, as llama.cpp reads it.
  private static func refuseScaling(_ file: GGUFFile) throws(GGUFError) {
    let advice = "rotary positions are not scaled here, so use a model without"
    let key = "llama.rope.scaling.type"
    let type = file.has(key) ? try file.text(key) : "linear"
    if type == "none" { return }
    if type != "linear" { throw file.unsupported(key, type, advice) }
    for key in ["llama.rope.scaling.factor", "llama.rope.scale_linear"] {
      try demand(file, key, [0, 1], advice)
    }
  }

  private static func demand(
    _ file: GGUFFile, _ key: String, _ neutral: [Double], _ advice: String
  ) throws(GGUFError) {
    guard file.has(key) else { return }
    let value = try file.number(key)
    if neutral.contains(value) { return }
    let shown = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    throw file.unsupported(key, shown, advice)
  }
}

extension GGUFFile {
  /// Refuses tensors that a model of so many blocks does not have: what they hold would be left out.
  func refuseUnbuiltTensors(blocks: Int) throws(GGUFError) {
    let layers: Set<Substring> = [
      "attn_norm", "attn_q", "attn_k", "attn_v", "attn_output", "ffn_norm", "ffn_gate", "ffn_up",
      "ffn_down",
    ]
    for name in names where name != "token_embd.weight" && name != "output_norm.weight" {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      let isKnown =
        parts.count == 4 && parts[0] == "blk" && layers.contains(parts[2]) && parts[3] == "weight"
      guard isKnown, let number = Int(parts[1]), number >= 0 else {
        let advice = "use a model of the architecture llama without"
        throw unsupported(name, Self.kind(of: name), advice)
      }
      if number >= blocks {
        throw unsupported(
          "llama.block_count", "\(blocks)", "there is \(name) too, so write the file again")
      }
    }
  }

  private static func kind(of name: String) -> String {
    if name == "output.weight" { return "a head that is not the embedding" }
    if name == "rope_freqs.weight" { return "a scaling of rotary positions" }
    if name.hasSuffix(".bias") { return "a bias, and layers have none here" }
    return "a tensor of another kind of model"
  }
}
