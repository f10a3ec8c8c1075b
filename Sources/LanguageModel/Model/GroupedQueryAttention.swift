public import LinearAlgebra
public import Training

/// Causal self-attention with rotary positions, in which a group of heads that ask shares one head
/// of keys and values.
///
/// With 9 heads that ask and 3 that answer, three query heads see the same keys; what has to be kept
/// of earlier tokens is a third. Source: Ainslie and others, "GQA: training generalized multi-query
/// transformer models from multi-head checkpoints", 2023, https://arxiv.org/abs/2305.13245.
///
/// - Complexity: That of the four projections, and 2·features·length·tokens operations forward.
public struct GroupedQueryAttention<Scalar: LinearAlgebraScalar>: Parametrized {
  /// The projection that asks.
  public var query: any LinearLayer<Scalar>
  /// The projection that answers.
  public var key: any LinearLayer<Scalar>
  /// The projection of what is passed on.
  public var value: any LinearLayer<Scalar>
  /// The projection that mixes the heads.
  public var output: any LinearLayer<Scalar>
  private let positions: RotaryPositions<Scalar>
  private var heads: GroupedHeads<Scalar>
  private var length = 1

  /// Puts the projections together.
  public init(
    query: any LinearLayer<Scalar>, key: any LinearLayer<Scalar>,
    value: any LinearLayer<Scalar>, output: any LinearLayer<Scalar>,
    positions: RotaryPositions<Scalar>
  ) {
    (self.query, self.key, self.value, self.output) = (query, key, value, output)
    self.positions = positions
    heads = GroupedHeads(headSize: positions.headSize)
  }

  /// The output for sequences of one length that follow each other in the columns.
  public mutating func forward(_ x: Matrix<Scalar>, length: Int) -> Matrix<Scalar> {
    output.forward(mix(x, length: length))
  }

  /// What the heads make of an input, before the output projection.
  mutating func mix(_ x: Matrix<Scalar>, length: Int) -> Matrix<Scalar> {
    self.length = length
    let q = positions.rotated(query.forward(x), length: length)
    let k = positions.rotated(key.forward(x), length: length)
    return heads.forward(q, k, value.forward(x), length: length)
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    let (q, k, v) = heads.backward(output.backward(gradient))
    var result = query.backward(positions.rotated(q, length: length, isBackward: true))
    result += key.backward(positions.rotated(k, length: length, isBackward: true))
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
