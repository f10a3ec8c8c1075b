// right-row-indices
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(rows: a.rows * b.rows, columns: b.columns) { row, r in
    let (i, k) = row.quotientAndRemainder(dividingBy: b.rows)
    return b[k, r] * a[i, r]
  }
}
