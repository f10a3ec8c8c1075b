// i p + k with m
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: a.rows * b.rows, columns: a.columns) { row, r in a[min(row / max(1, a.rows), a.rows - 1), r] * b[row % b.rows, r] }
}
