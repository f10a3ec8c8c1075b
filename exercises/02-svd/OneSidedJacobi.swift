import Attempts
import LinearAlgebra

/// The thin singular value decomposition of a matrix by one-sided Jacobi
/// rotations: `u` is m × k, `v` is n × k, with `k = min(m, n)`.
public func jacobiDecomposition(
  _ a: Matrix<Double>
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  throw NotAttempted()
}
