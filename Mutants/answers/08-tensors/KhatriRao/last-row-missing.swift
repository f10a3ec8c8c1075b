// last row missing
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: max(0, a.rows * b.rows - 1), columns: a.columns) { row, r in a[row / b.rows, r] * b[row % b.rows, r] }
}
