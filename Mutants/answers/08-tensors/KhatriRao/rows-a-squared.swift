// rows a squared
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: a.rows * a.rows, columns: a.columns) { row, r in a[row / a.rows, r] * b[row % max(1, b.rows), r] }
}
