public import LinearAlgebra

/// A small language model in the manner of GPT: embedding, blocks, a norm and a linear head.
///
/// The head's output for a token are the logits of the token that follows it. Source: Radford and
/// others, "Language models are unsupervised multitask learners", 2019.
///
/// - Complexity: about 2 · (parameters of the linear layers) · tokens operations forward, twice
///   that backward.
public struct Transformer<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The sizes that it was made with.
  public let shape: TransformerShape
  /// The tables of the tokens and their places.
  public var embedding: Embedding<Scalar>
  /// The blocks, first to last.
  public var blocks: [TransformerBlock<Scalar>]
  /// The norm after the last block.
  public var norm: LayerNorm<Scalar>
  /// The map from features to logits.
  public var head: any LinearLayer<Scalar>

  /// Makes a transformer with random weights.
  ///
  /// - Precondition: The number of heads divides the number of features.
  public init(_ shape: TransformerShape, using generator: inout some RandomNumberGenerator) {
    self.shape = shape
    embedding = Embedding(
      vocabulary: shape.vocabulary, length: shape.length, features: shape.features,
      deviation: 0.1, using: &generator)
    blocks = []
    for _ in 0..<shape.blocks {
      blocks.append(
        TransformerBlock(
          features: shape.features, heads: shape.heads, hidden: shape.hidden, using: &generator))
    }
    norm = LayerNorm(features: shape.features)
    head = Linear<Scalar>(
      inputs: shape.features, outputs: shape.vocabulary, hasBias: false, using: &generator)
  }

  /// The logits, vocabulary × tokens, for sequences of one length that follow each other.
  public mutating func logits(_ tokens: [Int], length: Int) -> Matrix<Scalar> {
    var x = embedding.forward(tokens, length: length)
    for i in blocks.indices { x = blocks[i].forward(x, length: length) }
    return head.forward(norm.forward(x))
  }

  /// Adds to all gradients, given that of the loss with respect to the last logits.
  public mutating func backward(_ gradient: Matrix<Scalar>) {
    var g = norm.backward(head.backward(gradient))
    for i in blocks.indices.reversed() { g = blocks[i].backward(g) }
    embedding.backward(g)
  }

  /// Calls a body with all parameters, under names such as `blocks.0.attention.query.weight`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    embedding.withParameters(under: "embedding", body)
    for i in blocks.indices { blocks[i].withParameters(under: "blocks.\(i)", body) }
    norm.withParameters(under: "norm", body)
    head.withParameters(under: "head", body)
  }
}
