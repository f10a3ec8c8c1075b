import Attempts
import LinearAlgebra

/// What to throw where fewer layers exist than are asked for.
public struct NotThatManyLayers: Error {}

/// The numbers of the `k` layers of `XY` with the largest `‖xᵢ‖‖yᵢ‖`, the
/// largest first.
public func largestLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int
) throws -> [Int] {
  // answer.begin
  let l = x.columns
  if k < 0 || k > l { throw NotThatManyLayers() }
  let sizes = (0..<l).map { x[column: $0].norm * y[row: $0].norm }
  let order = (0..<l).sorted {
    sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1]
  }
  return Array(order.prefix(k))
  // answer.end
}
