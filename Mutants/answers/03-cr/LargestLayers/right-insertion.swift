import Attempts
import LinearAlgebra

/// What to throw where fewer layers exist than are asked for.
public struct NotThatManyLayers: Error {}

/// The numbers of the `k` layers of `XY` with the largest `‖xᵢ‖‖yᵢ‖`, the
/// largest first.
public func largestLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int
) throws -> [Int] {
  guard 0 <= k && k <= x.columns else { throw NotThatManyLayers() }
  var order: [Int] = []
  let s = (0..<x.columns).map { x[column: $0].outer(y[row: $0]).frobeniusNorm }
  for i in 0..<x.columns {
    var at = order.count
    while at > 0 && s[order[at - 1]] < s[i] { at -= 1 }
    order.insert(i, at: at)
  }
  return Array(order[0..<k])
}
