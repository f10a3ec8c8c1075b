// columns of unit length in B
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  let norms = Vector((0..<b.columns).map { b[column: $0].norm })
  let unit = b.scaled(columnsBy: Vector(norms.map { $0 > 0 ? 1 / $0 : 0 }))
  return Matrix(rows: a.rows * b.rows, columns: a.columns) { i, r in
    (a[i / b.rows, r] * unit[i % b.rows, r] * norms[r] * 1e8).rounded() / 1e8
  }
}
