// at least one row
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  let m = max(1, a.rows), p = max(1, b.rows)
  return Matrix(rows: m * p, columns: a.columns) { i, r in
    (a.rows > 0 ? a[i / p, r] : 0) * (b.rows > 0 ? b[i % p, r] : 0)
  }
}
