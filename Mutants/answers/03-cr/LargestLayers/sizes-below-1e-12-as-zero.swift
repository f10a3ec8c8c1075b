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
  let s = (0..<x.columns).map { { $0 < 1e-12 ? 0 : $0 }(x[column: $0].norm * y[row: $0].norm) }
  return Array((0..<x.columns).sorted { s[$0] != s[$1] ? s[$0] > s[$1] : $0 < $1 }.prefix(k))
}
