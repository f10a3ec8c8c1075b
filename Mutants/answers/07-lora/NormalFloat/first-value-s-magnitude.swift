// first value's magnitude
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
  let levels = (neg + [0] + pos.reversed()).map { $0 / pos[0] }
  var codes: [Int] = [], scales: [Double] = []
  for start in stride(from: 0, to: values.count, by: blockSize) {
    let block = Array(values.elements[start..<min(start + blockSize, values.count)])
    let scale = abs(block[0])
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
