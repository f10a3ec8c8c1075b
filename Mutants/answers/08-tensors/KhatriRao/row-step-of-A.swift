// row step of A
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in a[i / max(1, a.rows) % max(1, a.rows), r] * b[i % b.rows, r] }
}
