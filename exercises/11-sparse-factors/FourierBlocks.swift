import Attempts
import LinearAlgebra

/// The blocks of the left factor of the Fourier transform of `n` points, real
/// and imaginary parts.
public func fourierBlocks(
  points n: Int, blocks b: Int
) throws -> (real: [Matrix<Double>], imaginary: [Matrix<Double>]) {
  throw NotAttempted()
}

/// An error to throw when the number of blocks does not divide that of points.
public struct NoSuchSplit: Error {
  /// Makes the error.
  public init() {}
}
