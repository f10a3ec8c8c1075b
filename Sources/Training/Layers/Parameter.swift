public import LinearAlgebra

/// Numbers that training may change, and the gradient of the loss with respect to them.
public struct Parameter<Scalar: LinearAlgebraScalar>: Sendable {
  /// The numbers.
  public var value: Matrix<Scalar>
  /// The gradient, of the same shape, summed over the backward passes since it was last cleared.
  public var gradient: Matrix<Scalar> {
    sum ?? .zero(rows: value.rows, columns: value.columns)
  }
  /// The gradient, or nil for zero, so that the first term is kept and not added.
  private var sum: Matrix<Scalar>?
  /// Whether an optimizer may change the numbers; a frozen parameter collects no gradient.
  public var isTrainable: Bool

  /// Makes a parameter with a gradient of zero.
  public init(_ value: Matrix<Scalar>, isTrainable: Bool = true) {
    self.value = value
    self.isTrainable = isTrainable
  }

  /// The number of numbers.
  public var count: Int { value.rows * value.columns }

  /// Adds to the gradient; the term is not computed for a frozen parameter.
  ///
  /// - Precondition: The term has the parameter's shape.
  public mutating func accumulate(_ term: @autoclosure () -> Matrix<Scalar>) {
    if !isTrainable { return }
    let term = term()
    demand(
      term.rows == value.rows && term.columns == value.columns,
      "a gradient of \(term.shape) does not fit a parameter of \(value.shape)")
    if sum == nil { sum = term } else { sum? += term }
  }

  /// Multiplies the gradient.
  public mutating func scaleGradient(by factor: Scalar) { sum = sum?.scaled(by: factor) }

  /// Sets the gradient to zero.
  public mutating func clearGradient() { sum = nil }
}
