// zero columns left out
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  let kept = (0..<a.columns).filter { a[column: $0].norm * b[column: $0].norm > 0 || a.rows * b.rows == 0 }
  return Matrix(rows: a.rows * b.rows, columns: kept.count) { i, r in a[i / b.rows, kept[r]] * b[i % b.rows, kept[r]] }
}
