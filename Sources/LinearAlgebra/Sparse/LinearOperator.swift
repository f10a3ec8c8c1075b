/// A linear map known by its products alone.
///
/// Many algorithms never look at an entry: all they ask of A is `AX` and `AᵀY`. Whatever answers
/// that is a linear operator: a matrix, a sparse matrix, a product of thin factors, a matrix whose
/// mean is taken away without being formed.
///
/// ```swift
/// func norm(of a: some LinearOperator<Double>, along x: Matrix<Double>) -> Double {
///   a.product(x).frobeniusNorm
/// }
/// ```
public protocol LinearOperator<Scalar>: Sendable {
  /// The numbers it works with.
  associatedtype Scalar: LinearAlgebraScalar

  /// The number of rows, m.
  var rows: Int { get }
  /// The number of columns, n.
  var columns: Int { get }

  /// The product `AX` with an n × k matrix.
  func product(_ x: Matrix<Scalar>) -> Matrix<Scalar>

  /// The product `AᵀY` with an m × k matrix.
  func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar>

  /// The product `AᵀAX` with an n × k matrix.
  func gramProduct(_ x: Matrix<Scalar>) -> Matrix<Scalar>

  /// The product `AAᵀY` with an m × k matrix.
  func rowGramProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar>
}

extension LinearOperator {
  /// The product `AᵀAX`, as two products unless an operator knows better.
  public func gramProduct(_ x: Matrix<Scalar>) -> Matrix<Scalar> { transposeProduct(product(x)) }

  /// The product `AAᵀY`, as two products unless an operator knows better.
  public func rowGramProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> { product(transposeProduct(y)) }
}

extension Matrix: LinearOperator {
  /// The product `AX`.
  ///
  /// - Precondition: `x.rows == columns`.
  /// - Complexity: 2·m·n·k floating-point operations.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> { self * x }

  /// The product `AᵀY`, without a copy of the transpose.
  ///
  /// - Precondition: `y.rows == rows`.
  /// - Complexity: 2·m·n·k floating-point operations.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> { transpose * y }
}
