import Attempts
import LinearAlgebra

/// The matrix sign U_r V_rᵀ, by the cubic iteration X ← 3/2 X − 1/2 X XᵀX.
public func newtonSchulz(_ m: Matrix<Double>) throws -> Matrix<Double> {
  throw NotAttempted()
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteMatrix: Error {
  /// Makes the error.
  public init() {}
}
