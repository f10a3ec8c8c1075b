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
  let s = (0..<x.columns).map { x[column: $0].norm * y[row: $0].norm }
  var left = Array(0..<x.columns), out: [Int] = []
  for _ in 0..<k {
    let best = left.enumerated().max { s[$0.element] <= s[$1.element] }!
    out.append(best.element)
    left.remove(at: best.offset)
  }
  return out
}
