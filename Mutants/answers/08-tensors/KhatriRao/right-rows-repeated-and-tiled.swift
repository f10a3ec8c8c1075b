// right rows repeated and tiled
import Attempts
import LinearAlgebra

/// The Khatri-Rao product of two matrices with as many columns: column `r` is
/// the Kronecker product of their columns `r`.
public func khatriRao(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  let repeated = a[rows: (0..<(a.rows * b.rows)).map { $0 / b.rows }]
  let tiled = b[rows: (0..<(a.rows * b.rows)).map { $0 % b.rows }]
  return repeated.hadamard(tiled)
}
