import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  throw NotAttempted()
}
