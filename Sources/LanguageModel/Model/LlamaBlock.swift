public import LinearAlgebra
public import Training

/// One block: `h = x + attention(norm(x))`, `y = h + feedForward(norm(h))`.
public struct LlamaBlock<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The norm before attention.
  public var attentionNorm: RMSNorm<Scalar>
  /// Where tokens see those before them.
  public var attention: GroupedQueryAttention<Scalar>
  /// The norm before the feed-forward layer.
  public var feedForwardNorm: RMSNorm<Scalar>
  /// Where each token is worked on by itself.
  public var feedForward: GatedFeedForward<Scalar>

  /// Puts the parts together.
  public init(
    attentionNorm: RMSNorm<Scalar>, attention: GroupedQueryAttention<Scalar>,
    feedForwardNorm: RMSNorm<Scalar>, feedForward: GatedFeedForward<Scalar>
  ) {
    (self.attentionNorm, self.attention) = (attentionNorm, attention)
    (self.feedForwardNorm, self.feedForward) = (feedForwardNorm, feedForward)
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
