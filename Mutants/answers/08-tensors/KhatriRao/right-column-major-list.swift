// right column major list
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var e: [Double] = []
  for r in 0..<a.columns { for i in 0..<a.rows { for k in 0..<b.rows { e.append(b[k, r] * a[i, r]) } } }
  return Matrix(rows: a.rows * b.rows, columns: a.columns, columnMajor: e)
}
