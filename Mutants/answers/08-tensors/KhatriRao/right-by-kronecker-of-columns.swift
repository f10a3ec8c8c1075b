// right by kronecker of columns
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var product = Matrix<Double>.zero(rows: a.rows * b.rows, columns: a.columns)
  for r in 0..<a.columns {
    product[column: r] = Vector(a[column: r].elements.flatMap { s in b[column: r].elements.map { s * $0 } })
  }
  return product
}
