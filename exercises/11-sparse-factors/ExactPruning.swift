import Attempts
import LinearAlgebra

/// The matrix with all but `count` of its largest entries set to zero.
public func pruned(
  _ a: Matrix<Double>, keeping count: Int
) throws -> Matrix<Double> {
  throw NotAttempted()
}

/// An error to throw when no matrix of this shape has so many entries.
public struct NoSuchBudget: Error {
  /// Makes the error.
  public init() {}
}
