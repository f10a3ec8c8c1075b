import Attempts
import LinearAlgebra

/// Four-bit codes for numbers, and one scale for each block of them.
public func normalFloatCodes(
  _ values: Vector<Double>, levels: Vector<Double>, blockSize: Int
) throws -> (codes: [Int], scales: Vector<Double>) {
  throw NotAttempted()
}

/// What to throw when a block would hold nothing.
public struct EmptyBlock: Error {
  /// Makes the error.
  public init() {}
}
