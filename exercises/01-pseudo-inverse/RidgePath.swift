import Attempts
import LinearAlgebra

/// What to throw where λ is negative.
public struct NegativeLambda: Error {}

/// The ridge solutions for several weights: column `k` is the `x` that
/// minimizes `‖Ax − b‖² + λ‖x‖²` for `lambdas[k]`, and the shortest of all
/// for λ = 0.
public func ridgePath(
  _ a: Matrix<Double>, _ b: Vector<Double>, lambdas: [Double]
) throws -> Matrix<Double> {
  throw NotAttempted()
}
