internal import LinearAlgebra
internal import RealModule
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
          advice: "use a model of the architecture llama"), path: file.path)
    }
    func size(_ key: String, most: Int = 1 << 24) throws(GGUFError) -> Int {
      let value = try file.integer("llama.\(key)")
      guard (1...most).contains(value) else {
        throw file.unsupported(
          "llama.\(key)", "\(value)", "use a file with a size from 1 to \(most)")
      }
      return value
    }
    let (features, heads) = (
      try size("embedding_length"), try size("attention.head_count")
    )
    let answering =
      file.has("llama.attention.head_count_kv") ? try size("attention.head_count_kv") : heads
    guard heads % answering == 0, features % heads == 0, features / heads % 2 == 0 else {
      throw file.unsupported(
        "llama.attention.head_count",
        "\(heads) beside \(answering) that answer and \(features) features",
        "use a model with heads that share the features and each other evenly")
    }
    let headSize = features / heads
    try Self.refuseUnbuilt(file, headSize: headSize)
    let turned = "llama.rope.dimension_count"
    if file.has(turned), case let rows = try file.integer(turned), rows != headSize {
      throw file.unsupported(
        turned, "\(rows)",
        "all of a head's rows are turned here, \(headSize), so use such a model")
    }
    self.init(
      vocabulary: try Self.words(file, features),
      context: try size("context_length", most: 1 << 20), features: features, heads: heads,
      keyValueHeads: answering, headSize: headSize, hidden: try size("feed_forward_length"),
      blocks: try size("block_count"),
      epsilon: try Self.constant("attention.layer_norm_rms_epsilon", file, orZero: true),
      rotaryBase: file.has("llama.rope.freq_base")
        ? try Self.constant("rope.freq_base", file, orZero: false) : 1e4)
  }

  /// The rows of the embedding, as many as the tokenizer has tokens if the file has one.
  private static func words(_ file: GGUFFile, _ features: Int) throws(GGUFError) -> Int {
    let name = "token_embd.weight"
    guard let found = file.shape(of: name) else {
      throw GGUFError(.missingTensor(name), path: file.path)
    }
    let words = file.facts[Tokenizer.Key.tokens]?.items?.count ?? found.first ?? 0
    guard words > 0, found == [words, features] else {
      throw GGUFError(
        .wrongShape(tensor: name, expected: [max(words, 1), features], found: found),
        path: file.path)
    }
    return words
  }

  private static func constant(
    _ name: String, _ file: GGUFFile, orZero: Bool
  ) throws(GGUFError) -> Double {
    let key = "llama.\(name)"
    let value = try file.number(key)
    guard value.isFinite, orZero ? value >= 0 : value > 0 else {
      let range = orZero ? "zero or more" : "positive"
      throw file.unsupported(key, "\(value)", "it must be \(range), so write the file again")
    }
    return value
  }
}

extension Llama {
  /// The longest text that a model is made for where none is asked for.
  ///
  /// Each place costs a column of angles, and a file may claim millions of them.
  public static var usualContext: Int { 1 << 17 }

  /// Reads a model, with every number written out in this precision, once, or with the matrices of
  /// its blocks as the file has them.
  ///
  /// - Parameters:
  ///   - file: A model of the architecture `llama` whose head is its embedding.
  ///   - context: The longest text that it will see, at most what it was trained for; nil for that, but
  ///     no more than ``usualContext``.
  ///   - layers: How the matrices of the blocks are kept; embedding and norms are written out.
  /// - Throws: ``GGUFError`` that names the key or the tensor that is missing, of another shape, or
  ///   of a kind that is not built here.
  public init(
    _ file: GGUFFile, context: Int? = nil, layers: LayerStorage = .written
  ) throws(GGUFError) {
    var shape = try LlamaShape(file)
    shape.context = min(context ?? Self.usualContext, shape.context)
    try file.refuseUnbuiltTensors(blocks: shape.blocks)
    let positions = RotaryPositions<Scalar>(
      headSize: shape.headSize, base: shape.rotaryBase, count: shape.context)
    let epsilon = Scalar(shape.epsilon)
    func norm(_ name: String) throws(GGUFError) -> RMSNorm<Scalar> {
      let weight: Vector<Scalar> = try file.vector("\(name).weight", count: shape.features)
      try file.demandFinite(weight.elements, "\(name).weight")
      var norm = RMSNorm<Scalar>(weight, epsilon: epsilon)
      norm.train { _ in false }
      return norm
    }
    func linear(
      _ name: String, _ rows: Int, _ columns: Int
    ) throws(GGUFError) -> any LinearLayer<Scalar> {
      let name = "\(name).weight"
      let weight: Matrix<Scalar> = try file.matrix(name, shape: [rows, columns])
      try file.demandFinite(weight.elements, name)
      switch layers {
      case .written: return FixedLinear(weight)
      case .inBlocks: return BlockLinear(try file.blocks(name))
      }
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
    let embedding: Matrix<Scalar> = try file.transposedMatrix(
      "token_embd.weight", shape: [shape.vocabulary, n])
    try file.demandFinite(embedding.elements, "token_embd.weight")
    self.init(shape, embedding: embedding, blocks: blocks, norm: try norm("output_norm"))
  }
}

extension GGUFFile {
  /// Refuses a tensor in which a number is infinite or none: it would spread to every answer.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  fileprivate func demandFinite<Scalar: LinearAlgebraScalar>(
    _ numbers: [Scalar], _ name: String
  ) throws(GGUFError) {
    // Zero times a finite number is zero, and a sum of zeros needs no look at each.
    var sum: Scalar = 0
    for number in numbers { sum = Relaxed.multiplyAdd(number, 0, sum) }
    if sum != 0 { throw GGUFError(.notFinite(tensor: name), path: path) }
  }
}
