import Attempts
import LinearAlgebra

/// One step of ADMM for a sparse right factor while the left one is fixed.
public func alternatingStep(
  _ w: Matrix<Double>, left a: Matrix<Double>, sparse z: Matrix<Double>,
  dual u: Matrix<Double>, penalty rho: Double, keeping count: Int
) throws -> (sparse: Matrix<Double>, dual: Matrix<Double>) {
  throw NotAttempted()
}
