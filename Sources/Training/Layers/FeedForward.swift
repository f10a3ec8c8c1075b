public import LinearAlgebra

/// Two linear layers with an activation between them, `y = W₂ gelu(W₁x + b₁) + b₂`.
public struct FeedForward<Scalar: LinearAlgebraScalar>: Layer {
  /// The map to the wider space.
  public var expand: any LinearLayer<Scalar>
  /// The map back.
  public var contract: any LinearLayer<Scalar>
  private var activation = GELU<Scalar>()

  /// Makes a layer with random weights.
  public init(features: Int, hidden: Int, using generator: inout some RandomNumberGenerator) {
    expand = Linear<Scalar>(inputs: features, outputs: hidden, using: &generator)
    contract = Linear<Scalar>(inputs: hidden, outputs: features, using: &generator)
  }

  /// The output for an input.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    contract.forward(activation.forward(expand.forward(x)))
  }

  /// The gradient with respect to the input.
  public mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    expand.backward(activation.backward(contract.backward(gradient)))
  }

  /// Calls a body with the parameters under `expand` and `contract`.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    expand.withParameters(under: "expand", body)
    contract.withParameters(under: "contract", body)
  }

  /// Calls a body with `expand` and `contract`.
  mutating func withLinearLayers(_ body: (String, inout any LinearLayer<Scalar>) -> Void) {
    body("expand", &expand)
    body("contract", &contract)
  }
}
