public import LinearAlgebra
public import Training

/// A frozen linear layer without a bias, `y = Wx`, that keeps W and nothing else.
///
/// A `Linear` keeps a gradient beside its weight, and the last input. A model of a hundred million
/// weights that is only read, or that adapters change, needs neither.
public struct FixedLinear<Scalar: LinearAlgebraScalar>: LinearLayer {
  /// The matrix W, outputs × inputs.
  public let weight: Matrix<Scalar>

  /// Wraps a matrix.
  public init(_ weight: Matrix<Scalar>) { self.weight = weight }

  /// The length of an input.
  public var inputs: Int { weight.columns }
  /// The length of an output.
  public var outputs: Int { weight.rows }

  /// The same map as a layer that can be trained.
  public func dense() -> Linear<Scalar> { Linear(weight: weight) }

  /// The output WX.
  public func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> { weight * x }

  /// The gradient WᵀG with respect to the input.
  public func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    weight.transpose * gradient
  }

  /// Calls nothing: a fixed layer has nothing to train.
  public func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {}
}
