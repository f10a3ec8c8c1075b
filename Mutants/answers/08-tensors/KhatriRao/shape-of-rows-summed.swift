// shape of rows summed
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var out = Matrix<Double>.zero(rows: a.rows + b.rows, columns: a.columns)
  for r in 0..<a.columns { for i in 0..<a.rows { for k in 0..<b.rows where i * b.rows + k < out.rows { out[i * b.rows + k, r] = a[i, r] * b[k, r] } } }
  return out
}
