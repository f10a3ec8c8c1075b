// no columns crash
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  Matrix(columns: (0..<a.columns).map { r in Vector((0..<(a.rows * b.rows)).map { a[$0 / b.rows, r] * b[$0 % b.rows, r] }) })
}
