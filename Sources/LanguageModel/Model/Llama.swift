public import LinearAlgebra
public import Training

/// A language model of the Llama architecture, as layers that can be seen, replaced and trained
/// through.
///
/// ```swift
/// var model = try Llama<Float>(GGUFFile("SmolLM2-135M-Instruct.Q4_1.gguf"))
/// model.logits([1, 504, 3575], length: 3)     // vocabulary × 3
/// ```
///
/// A token's column comes from the embedding, goes through the blocks and a norm, and its inner
/// products with the columns of all tokens are the logits of the token that follows: the embedding
/// serves both ends. The embedding is fixed; matrices are as the layers that hold them, fixed ones at
/// first. For one text at a time ``LlamaSession`` is faster and needs less memory.
public struct Llama<Scalar: LinearAlgebraScalar>: Parametrized {
  /// Its sizes and constants.
  public let shape: LlamaShape
  /// The columns of the tokens, features × vocabulary.
  public let embedding: Matrix<Scalar>
  /// The blocks, first to last.
  public var blocks: [LlamaBlock<Scalar>]
  /// The norm after the last block.
  public var norm: RMSNorm<Scalar>

  /// Puts a model together.
  ///
  /// - Precondition: The embedding has the shape, and there are as many blocks as it says.
  public init(
    _ shape: LlamaShape, embedding: Matrix<Scalar>, blocks: [LlamaBlock<Scalar>],
    norm: RMSNorm<Scalar>
  ) {
    demand(
      embedding.rows == shape.features && embedding.columns == shape.vocabulary
        && blocks.count == shape.blocks,
      "an embedding of \(embedding.shape) and \(blocks.count) blocks do not fit a model of "
        + "\(shape.features) features, \(shape.vocabulary) words and \(shape.blocks) blocks")
    self.shape = shape
    self.embedding = embedding
    self.blocks = blocks
    self.norm = norm
  }

  /// The columns after the last norm, features × tokens, of sequences of one length that follow each
  /// other.
  ///
  /// - Precondition: The tokens are words of the vocabulary, and the length divides their number.
  public mutating func hidden(_ tokens: [Int], length: Int) -> Matrix<Scalar> {
    demand(
      length > 0 && length <= shape.context && tokens.count % length == 0,
      "\(tokens.count) tokens are no sequences of length \(length) of a model that sees "
        + "\(shape.context)")
    for token in tokens where !(0..<shape.vocabulary).contains(token) {
      stop("token \(token) is not in a vocabulary of \(shape.vocabulary)")
    }
    var x = embedding[columns: tokens]
    for i in blocks.indices { x = blocks[i].forward(x, length: length) }
    return norm.forward(x)
  }

  /// The logits, vocabulary × tokens.
  public mutating func logits(_ tokens: [Int], length: Int) -> Matrix<Scalar> {
    embedding.transpose * hidden(tokens, length: length)
  }

  /// Adds to all gradients, given that of the loss with respect to the last hidden columns.
  ///
  /// The embedding is fixed and gets none.
  public mutating func backward(_ gradient: Matrix<Scalar>) {
    var g = norm.backward(gradient)
    for i in blocks.indices.reversed() { g = blocks[i].backward(g) }
  }

  /// Calls a body with all parameters, under names such as `blocks.0.attention.query.left.weight`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    for i in blocks.indices { blocks[i].withParameters(under: "blocks.\(i)", body) }
    norm.withParameters(under: "norm", body)
  }
}

extension Llama: Trainable {
  /// The mean cross-entropy of the targets; adds its gradients to those of the parameters.
  public mutating func accumulateGradients(of batch: TokenBatch) -> Scalar {
    let hidden = hidden(batch.tokens, length: batch.length)
    let (sum, gradient) = TiedHead(embedding: embedding)
      .crossEntropy(hidden, targets: batch.targets, wantsGradient: true)
    if let gradient { backward(gradient) }
    return Scalar(sum / Double(max(batch.targets.count { $0 != nil }, 1)))
  }

  /// The mean cross-entropy of the targets.
  public mutating func loss(of batch: TokenBatch) -> Scalar {
    let hidden = hidden(batch.tokens, length: batch.length)
    let (sum, _) = TiedHead(embedding: embedding)
      .crossEntropy(hidden, targets: batch.targets, wantsGradient: false)
    return Scalar(sum / Double(max(batch.targets.count { $0 != nil }, 1)))
  }
}

extension Llama: HasLinearLayers {
  /// Calls a body with every linear layer of the blocks, under names such as
  /// `blocks.0.attention.query` and `blocks.0.feedForward.down`, in the order in which they act.
  public mutating func withLinearLayers(
    _ body: (String, inout any LinearLayer<Scalar>) -> Void
  ) {
    for i in blocks.indices { blocks[i].withLinearLayers { body("blocks.\(i).\($0)", &$1) } }
  }
}
