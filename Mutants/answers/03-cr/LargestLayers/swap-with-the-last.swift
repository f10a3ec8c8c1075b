import Attempts
import LinearAlgebra

/// What to throw where fewer layers exist than are asked for.
public struct NotThatManyLayers: Error {}

/// The numbers of the `k` layers of `XY` with the largest `‖xᵢ‖‖yᵢ‖`, the
/// largest first.
public func largestLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int
) throws -> [Int] {
  guard k >= 0, k <= x.columns else { throw NotThatManyLayers() }
  var s = (0..<x.columns).map { x[column: $0].norm * y[row: $0].norm }
  var order = Array(0..<x.columns)
  for t in 0..<k {
    var best = t
    for i in t..<s.count where s[i] > s[best] { best = i }
    s.swapAt(t, best); order.swapAt(t, best)
  }
  return Array(order[..<k])
}
