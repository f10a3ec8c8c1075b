internal import LinearAlgebra
import Training

extension LlamaShape {
  /// Reads the sizes of a model from the facts of a file.
  ///
  /// - Throws: ``GGUFError`` that names the key, for a model of another architecture too.
  public init(_ file: GGUFFile) throws(GGUFError) {
    let architecture = try file.text("general.architecture")
    guard architecture == "llama" else {
      throw GGUFError(
        .unsupported(
          key: "general.architecture", value: architecture,
          advice: "a model of the architecture llama"), path: file.path)
    }
    func size(_ key: String) throws(GGUFError) -> Int {
      let value = try file.integer("llama.\(key)")
      guard (1...1 << 24).contains(value) else {
        throw GGUFError(
          .unsupported(
            key: "llama.\(key)", value: "\(value)", advice: "a size from 1 to \(1 << 24)"),
          path: file.path)
      }
      return value
    }
    let (features, heads) = (
      try size("embedding_length"), try size("attention.head_count")
    )
    let answering =
      file.has("llama.attention.head_count_kv") ? try size("attention.head_count_kv") : heads
    let headSize =
      file.has("llama.rope.dimension_count")
      ? try size("rope.dimension_count") : features / heads
    guard heads % answering == 0, headSize % 2 == 0, headSize * heads == features else {
      throw GGUFError(
        .unsupported(
          key: "llama.attention.head_count",
          value: "\(heads) beside \(answering) that answer and \(features) features",
          advice: "heads that share the features and each other evenly"), path: file.path)
    }
    guard let words = file.shape(of: "token_embd.weight")?.first else {
      throw GGUFError(.missingTensor("token_embd.weight"), path: file.path)
    }
    self.init(
      vocabulary: words, context: try size("context_length"), features: features, heads: heads,
      keyValueHeads: answering, headSize: headSize, hidden: try size("feed_forward_length"),
      blocks: try size("block_count"),
      epsilon: try file.number("llama.attention.layer_norm_rms_epsilon"),
      rotaryBase: file.has("llama.rope.freq_base") ? try file.number("llama.rope.freq_base") : 1e4)
  }
}

extension Llama {
  /// The longest text that a model is made for where none is asked for.
  ///
  /// Each place costs a column of angles, and a file may claim millions of them.
  public static var usualContext: Int { 1 << 17 }

  /// Reads a model, with every number written out in this precision, once.
  ///
  /// - Parameters:
  ///   - file: A model of the architecture `llama` whose head is its embedding.
  ///   - context: The longest text that it will see, at most what it was trained for; nil for that, but
  ///     no more than ``usualContext``.
  /// - Throws: ``GGUFError`` that names the key or the tensor that is missing, of another shape, or
  ///   of a kind that is not built here.
  public init(_ file: GGUFFile, context: Int? = nil) throws(GGUFError) {
    var shape = try LlamaShape(file)
    shape.context = min(context ?? Self.usualContext, shape.context)
    for (name, what) in [
      ("output.weight", "a head of its own"), ("rope_freqs.weight", "scaled rotary positions"),
      ("blk.0.attn_q.bias", "biases"),
    ] where file.shape(of: name) != nil {
      throw GGUFError(
        .unsupported(
          key: name, value: what, advice: "a model whose head is its embedding, without biases"),
        path: file.path)
    }
    let positions = RotaryPositions<Scalar>(
      headSize: shape.headSize, base: shape.rotaryBase, count: shape.context)
    let epsilon = Scalar(shape.epsilon)
    func norm(_ name: String) throws(GGUFError) -> RMSNorm<Scalar> {
      var norm = RMSNorm<Scalar>(
        try file.vector("\(name).weight", count: shape.features), epsilon: epsilon)
      norm.train { _ in false }
      return norm
    }
    func linear(_ name: String, _ rows: Int, _ columns: Int) throws(GGUFError) -> FixedLinear<
      Scalar
    > {
      FixedLinear(try file.matrix("\(name).weight", shape: [rows, columns]))
    }
    var blocks: [LlamaBlock<Scalar>] = []
    let (n, hidden) = (shape.features, shape.hidden)
    for i in 0..<shape.blocks {
      let name = "blk.\(i)"
      blocks.append(
        LlamaBlock(
          attentionNorm: try norm("\(name).attn_norm"),
          attention: GroupedQueryAttention(
            query: try linear("\(name).attn_q", shape.queryRows, n),
            key: try linear("\(name).attn_k", shape.keyRows, n),
            value: try linear("\(name).attn_v", shape.keyRows, n),
            output: try linear("\(name).attn_output", n, shape.queryRows), positions: positions),
          feedForwardNorm: try norm("\(name).ffn_norm"),
          feedForward: GatedFeedForward(
            gate: try linear("\(name).ffn_gate", hidden, n),
            up: try linear("\(name).ffn_up", hidden, n),
            down: try linear("\(name).ffn_down", n, hidden))))
    }
    self.init(
      shape,
      embedding: try file.transposedMatrix("token_embd.weight", shape: [shape.vocabulary, n]),
      blocks: blocks, norm: try norm("output_norm"))
  }
}
