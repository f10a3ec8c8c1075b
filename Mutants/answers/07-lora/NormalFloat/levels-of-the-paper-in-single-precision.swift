// levels of the paper in single precision
import Attempts
import Foundation
import LinearAlgebra

/// The levels of the type NF4, four-bit codes for numbers, and one scale for
/// each block of them.
public func normalFloat(
  _ values: Vector<Double>, blockSize: Int
) throws -> (levels: Vector<Double>, codes: [Int], scales: Vector<Double>) {
  guard blockSize >= 1 else { throw EmptyBlock() }
  func quantile(_ p: Double) -> Double {
    var lo = 0.0, hi = 8.0
    for _ in 0..<60 { let m = (lo + hi) / 2; if 0.5 * (1 + erf(m / 2.0.squareRoot())) < p { lo = m } else { hi = m } }
    return lo
  }
  let p = 0.5 * (29.0 / 30 + 31.0 / 32)
  let pos = (0..<8).map { quantile(p - (p - 0.5) * Double($0) / 8) }
  let neg = (0..<7).map { -quantile(p - (p - 0.5) * Double($0) / 7) }
  let levels = [-1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334, -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0]
  var codes: [Int] = [], scales: [Double] = []
  for start in stride(from: 0, to: values.count, by: blockSize) {
    let block = Array(values.elements[start..<min(start + blockSize, values.count)])
    let scale = block.map { abs($0) }.max() ?? 0
    scales.append(scale)
    for x in block {
      let t = scale == 0 ? 0 : x / scale
      codes.append(levels.indices.min { abs(levels[$0] - t) < abs(levels[$1] - t) }!)
    }
  }
  
  return (Vector(levels), codes, Vector(scales))
}

/// What to throw when a block would hold nothing.
public struct EmptyBlock: Error {
  /// Makes the error.
  public init() {}
}
