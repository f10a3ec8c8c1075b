public import LinearAlgebra

/// A differentiable map with parameters, whose backward pass is written out.
///
/// Activations are matrices in which a column is a token: `features × tokens`. A forward pass keeps
/// what the backward pass needs; a backward pass belongs to the last forward pass.
public protocol Layer<Scalar>: Parametrized {
  /// The output for an input.
  mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar>

  /// The gradient with respect to the last input, given that with respect to its output.
  ///
  /// Adds to the gradients of the layer's own parameters.
  mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar>
}

/// A layer that maps vectors of one length to vectors of another, `y = Wx + b`, however it keeps W.
///
/// An adapter is one too, so that it can take the place of the layer that it adapts.
public protocol LinearLayer<Scalar>: Layer {
  /// The length of an input.
  var inputs: Int { get }
  /// The length of an output.
  var outputs: Int { get }

  /// The same map with W written out, for those that need its numbers.
  func dense() -> Linear<Scalar>
}
