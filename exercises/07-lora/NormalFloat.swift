import Attempts
import Foundation
import LinearAlgebra

/// The levels of the type NF4, four-bit codes for numbers, and one scale for
/// each block of them.
public func normalFloat(
  _ values: Vector<Double>, blockSize: Int
) throws -> (levels: Vector<Double>, codes: [Int], scales: Vector<Double>) {
  throw NotAttempted()
}

/// What to throw when a block would hold nothing.
public struct EmptyBlock: Error {
  /// Makes the error.
  public init() {}
}
