import Attempts
import LinearAlgebra

/// What to throw where fewer layers exist than are asked for.
public struct NotThatManyLayers: Error {}

/// The numbers of the `k` layers of `XY` with the largest `‖xᵢ‖‖yᵢ‖`, the
/// largest first.
public func largestLayers(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int
) throws -> [Int] {
  guard (0...x.columns).contains(k) else { throw NotThatManyLayers() }
  var s = (0..<x.columns).map { x[column: $0].norm * y[row: $0].norm }
  var out: [Int] = []
  while out.count < k {
    var best = -1
    for i in s.indices where s[i] >= 0 { if best < 0 || s[i] > s[best] { best = i } }
    out.append(best)
    s[best] = -1
  }
  return out
}
