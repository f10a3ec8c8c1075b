// last column twice
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in
    let s = min(r + 1, a.columns - 1)
    return a[i / b.rows, r] * b[i % b.rows, s]
  }
}
