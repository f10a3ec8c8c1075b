// right columns of kronecker
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  let all = Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns) { i, j in
    a[i / b.rows, j / b.columns] * b[i % b.rows, j % b.columns]
  }
  return all[columns: (0..<a.columns).map { $0 * (b.columns + 1) }]
}
