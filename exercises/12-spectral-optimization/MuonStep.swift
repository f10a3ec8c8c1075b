import Attempts
import LinearAlgebra

/// One step of Muon: what becomes of a weight and its momentum.
public func muonStep(
  weight w: Matrix<Double>, gradient g: Matrix<Double>,
  momentum m: Matrix<Double>, rate: Double, decay: Double
) throws -> (weight: Matrix<Double>, momentum: Matrix<Double>) {
  throw NotAttempted()
}

/// What to throw when a gradient has an entry that is infinite or not a number.
public struct InfiniteGradient: Error {
  /// Makes the error.
  public init() {}
}
