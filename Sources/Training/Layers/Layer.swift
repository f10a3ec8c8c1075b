public import LinearAlgebra

/// A differentiable map with parameters, whose backward pass is written out.
///
/// Activations are matrices in which a column is a token: `features × tokens`. A forward pass keeps
/// what the backward pass needs; a backward pass belongs to the last forward pass.
public protocol Layer<Scalar>: Sendable {
  /// The numbers it works with.
  associatedtype Scalar: LinearAlgebraScalar

  /// The output for an input.
  mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar>

  /// The gradient with respect to the last input, given that with respect to its output.
  ///
  /// Adds to the gradients of the layer's own parameters.
  mutating func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar>

  /// Calls a body with every parameter and its name, parts separated by dots.
  mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void)
}

extension Layer {
  /// Calls a body with every parameter and its name behind a prefix: `query` gives `query.weight`.
  public mutating func withParameters(
    under prefix: String, _ body: (String, inout Parameter<Scalar>) -> Void
  ) {
    withParameters { name, parameter in body("\(prefix).\(name)", &parameter) }
  }

  /// Sets all gradients to zero.
  public mutating func clearGradients() {
    withParameters { _, parameter in parameter.clearGradient() }
  }

  /// Freezes the parameters whose names a rule rejects, and thaws the others.
  public mutating func train(only isTrained: (String) -> Bool) {
    withParameters { name, parameter in parameter.isTrainable = isTrained(name) }
  }

  /// Counts the numbers that training may change.
  public var trainableCount: Int {
    var (copy, count) = (self, 0)
    copy.withParameters { _, parameter in count += parameter.isTrainable ? parameter.count : 0 }
    return count
  }
}

/// A layer that maps vectors of one length to vectors of another, `y = Wx + b`, however it keeps W.
///
/// An adapter is one too, so that it can take the place of the layer that it adapts.
public protocol LinearLayer<Scalar>: Layer {
  /// The length of an input.
  var inputs: Int { get }
  /// The length of an output.
  var outputs: Int { get }
}
