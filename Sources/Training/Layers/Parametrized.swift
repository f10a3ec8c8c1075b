public import LinearAlgebra

/// Something with parameters that training may change, each under a name of its own.
public protocol Parametrized<Scalar>: Sendable {
  /// The numbers it works with.
  associatedtype Scalar: LinearAlgebraScalar

  /// Calls a body with every parameter and its name, parts separated by dots.
  mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void)
}

extension Parametrized {
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

  /// Counts all numbers, trained and frozen.
  public var parameterCount: Int {
    var (copy, count) = (self, 0)
    copy.withParameters { _, parameter in count += parameter.count }
    return count
  }

  /// The values of all parameters with their names, in the order of the layers.
  public var namedValues: [(name: String, value: Matrix<Scalar>)] {
    var copy = self
    var values: [(name: String, value: Matrix<Scalar>)] = []
    copy.withParameters { name, parameter in values.append((name, parameter.value)) }
    return values
  }

  /// The gradients of all parameters with their names, in the order of the layers.
  public var namedGradients: [(name: String, gradient: Matrix<Scalar>)] {
    var copy = self
    var gradients: [(name: String, gradient: Matrix<Scalar>)] = []
    copy.withParameters { name, parameter in gradients.append((name, parameter.gradient)) }
    return gradients
  }

  /// Puts values, found by name, in the place of the parameters' own.
  ///
  /// - Precondition: Every parameter has a value here, of its own shape.
  public mutating func setValues(_ values: [String: Matrix<Scalar>]) {
    withParameters { name, parameter in
      guard let value = values[name] else {
        stop("there is no value for the parameter \(name)")
      }
      demand(
        value.rows == parameter.value.rows && value.columns == parameter.value.columns,
        "the parameter \(name) is \(parameter.value.shape), not \(value.shape)")
      parameter.value = value
    }
  }
}
