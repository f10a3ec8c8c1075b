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
  var d: [Double: Int] = [:]
  for i in 0..<x.columns { d[x[column: i].norm * y[row: i].norm] = i }
  return d.sorted { $0.key > $1.key }.prefix(k).map(\.value)
}
