public import LinearAlgebra

/// One layer of a transformer: `h = x + attention(norm(x))`, `y = h + feedForward(norm(h))`.
///
/// The norms come first, as in GPT-2, so that the sums carry the gradient through all blocks.
public struct TransformerBlock<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The norm before attention.
  public var attentionNorm: LayerNorm<Scalar>
  /// Where tokens see those before them.
  public var attention: CausalSelfAttention<Scalar>
  /// The norm before the two linear layers.
  public var feedForwardNorm: LayerNorm<Scalar>
  /// Where each token is worked on by itself.
  public var feedForward: FeedForward<Scalar>

  /// Makes a block with random weights.
  public init(
    features: Int, heads: Int, hidden: Int, using generator: inout some RandomNumberGenerator
  ) {
    attentionNorm = LayerNorm(features: features)
    attention = CausalSelfAttention(features: features, heads: heads, using: &generator)
    feedForwardNorm = LayerNorm(features: features)
    feedForward = FeedForward(features: features, hidden: hidden, using: &generator)
  }

  /// The output for sequences of one length that follow each other in the columns.
  public mutating func forward(_ x: Matrix<Scalar>, length: Int) -> Matrix<Scalar> {
    var h = attention.forward(attentionNorm.forward(x), length: length)
    h += x
    var y = feedForward.forward(feedForwardNorm.forward(h))
    y += h
    return y
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    var h = feedForwardNorm.backward(feedForward.backward(gradient))
    h += gradient
    var x = attentionNorm.backward(attention.backward(h))
    x += h
    return x
  }

  /// Calls a body with the parameters of the four parts, in the order in which they act.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    attentionNorm.withParameters(under: "attentionNorm", body)
    attention.withParameters(under: "attention", body)
    feedForwardNorm.withParameters(under: "feedForwardNorm", body)
    feedForward.withParameters(under: "feedForward", body)
  }

  /// Calls a body with the linear layers and names such as `attention.query`.
  mutating func withLinearLayers(_ body: (String, inout any LinearLayer<Scalar>) -> Void) {
    attention.withLinearLayers { body("attention.\($0)", &$1) }
    feedForward.withLinearLayers { body("feedForward.\($0)", &$1) }
  }
}
