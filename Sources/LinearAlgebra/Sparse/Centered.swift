/// A matrix with the mean of its rows taken from every row, `A − 1μᵀ`, and never formed.
///
/// Principal components are singular vectors of this difference. Formed, it would fill every zero of
/// a sparse matrix; as an operator it costs one more inner product per column.
public struct Centered<Base: LinearOperator>: LinearOperator {
  /// The numbers it works with.
  public typealias Scalar = Base.Scalar
  /// The matrix A.
  public let base: Base
  /// The mean μ of the rows, n × 1.
  public let mean: Matrix<Scalar>

  /// Finds the mean with one product, `μ = Aᵀ1 / m`; a matrix without rows has a mean of zero.
  public init(_ base: Base) {
    self.base = base
    let ones = Matrix<Scalar>(rows: base.rows, columns: 1, repeating: 1)
    mean = base.transposeProduct(ones).scaled(by: 1 / Scalar(max(base.rows, 1)))
  }

  /// The number of rows, m.
  public var rows: Int { base.rows }
  /// The number of columns, n.
  public var columns: Int { base.columns }

  /// The product `AX − 1(μᵀX)`.
  public func product(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    base.product(x) - Matrix(rows: rows, columns: 1, repeating: 1) * (mean.transpose * x)
  }

  /// The product `AᵀY − μ(1ᵀY)`.
  public func transposeProduct(_ y: Matrix<Scalar>) -> Matrix<Scalar> {
    base.transposeProduct(y) - mean * (Matrix(rows: 1, columns: rows, repeating: 1) * y)
  }
}
