// rows with rows (face-splitting)
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  a.rows == b.rows ? Matrix(rows: a.rows, columns: a.columns * b.columns) { i, j in a[i, j / b.columns] * b[i, j % b.columns] } : Matrix(rows: a.rows * b.rows, columns: a.columns) { row, r in a[row / b.rows, r] * b[row % b.rows, r] }
}
