// right appending scaled copies
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var product = Matrix<Double>.zero(rows: 0, columns: a.columns)
  for i in 0..<a.rows { product = product.appending(rowsOf: b.scaled(columnsBy: a[row: i])) }
  return product
}
