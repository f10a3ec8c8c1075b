// G no rows crash
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var out = a[column: 0].outer(b[column: 0]).elements
  out = []
  for r in 0..<a.columns { out += b[column: r].outer(a[column: r]).elements }
  _ = a[0, 0]
  return Matrix(rows: a.rows * b.rows, columns: a.columns, columnMajor: out)
}
