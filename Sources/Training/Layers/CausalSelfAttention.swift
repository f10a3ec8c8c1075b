public import LinearAlgebra

/// Self-attention with several heads, in which a token sees itself and what came before it.
///
/// For each head, with `Q`, `K`, `V` its rows of the three projections (head size × length),
/// `P = softmax(KᵀQ / √size)` in every column, with nothing below the diagonal's past, and the head's
/// output is `VP`. The output projection mixes the heads. Source: Vaswani and others, "Attention is
/// all you need", 2017, https://arxiv.org/abs/1706.03762.
///
/// - Complexity: 8·features²·tokens + 4·features·length·tokens operations forward, twice that
///   backward.
public struct CausalSelfAttention<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The projection that asks, features × features.
  public var query: any LinearLayer<Scalar>
  /// The projection that answers, features × features.
  public var key: any LinearLayer<Scalar>
  /// The projection of what is passed on, features × features.
  public var value: any LinearLayer<Scalar>
  /// The projection that mixes the heads, features × features.
  public var output: any LinearLayer<Scalar>
  private var heads: AttentionHeads<Scalar>

  /// Makes a layer with four random projections.
  ///
  /// - Precondition: The number of heads divides the number of features.
  public init(features: Int, heads: Int, using generator: inout some RandomNumberGenerator) {
    demand(
      heads > 0 && features % heads == 0,
      "\(features) features cannot be split evenly among \(heads) heads")
    query = Linear<Scalar>(inputs: features, outputs: features, using: &generator)
    key = Linear<Scalar>(inputs: features, outputs: features, using: &generator)
    value = Linear<Scalar>(inputs: features, outputs: features, using: &generator)
    output = Linear<Scalar>(inputs: features, outputs: features, using: &generator)
    self.heads = AttentionHeads(count: heads)
  }

  /// The output for sequences of one length that follow each other in the columns.
  public mutating func forward(_ x: Matrix<Scalar>, length: Int) -> Matrix<Scalar> {
    let (q, k, v) = (query.forward(x), key.forward(x), value.forward(x))
    return output.forward(heads.forward(q, k, v, length: length))
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    let (q, k, v) = heads.backward(output.backward(gradient))
    var result = query.backward(q)
    result += key.backward(k)
    result += value.backward(v)
    return result
  }

  /// Calls a body with the parameters under `query`, `key`, `value` and `output`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    query.withParameters(under: "query", body)
    key.withParameters(under: "key", body)
    value.withParameters(under: "value", body)
    output.withParameters(under: "output", body)
  }

  /// Calls a body with `query`, `key`, `value` and `output`.
  mutating func withLinearLayers(_ body: (String, inout any LinearLayer<Scalar>) -> Void) {
    body("query", &query)
    body("key", &key)
    body("value", &value)
    body("output", &output)
  }
}
