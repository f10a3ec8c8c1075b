import Attempts
import LinearAlgebra

/// What to throw where fewer layers exist than are asked for.
public struct NotThatManyLayers: Error {}

/// The numbers of the `k` layers of `XY` with the largest `‖xᵢ‖‖yᵢ‖`, the
/// largest first.
public func largestLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int
) throws -> [Int] {
  throw NotAttempted()
}
