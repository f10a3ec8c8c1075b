import Attempts
import Foundation
import LinearAlgebra

/// The levels of the type NF4, four-bit codes for numbers, and one scale for
/// each block of them.
public func normalFloat(
  _ values: Vector<Double>, blockSize: Int
) throws -> (levels: Vector<Double>, codes: [Int], scales: Vector<Double>) {
  // answer.begin
  guard blockSize > 0 else { throw EmptyBlock() }
  func quantile(_ p: Double) -> Double {
    var (low, high) = (0.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let share = (1 + erf(middle / 2.0.squareRoot())) / 2
      if share < p { low = middle } else { high = middle }
    }
    return low
  }
  let p = (29.0 / 30 + 31.0 / 32) / 2
  let positive = (0..<8).map { quantile(p - (p - 0.5) * Double($0) / 8) }
  let negative = (0..<7).map { -quantile(p - (p - 0.5) * Double($0) / 7) }
  let levels = (negative + [0] + positive.reversed()).map { $0 / positive[0] }
  func nearest(_ target: Double) -> Int {
    var best = 0
    for code in levels.indices
    where abs(levels[code] - target) < abs(levels[best] - target) {
      best = code
    }
    return best
  }
  var (codes, scales): ([Int], [Double]) = ([], [])
  for start in stride(from: 0, to: values.count, by: blockSize) {
    let block = values[start..<min(start + blockSize, values.count)]
    let scale = block.reduce(0) { max($0, abs($1)) }
    scales.append(scale)
    codes += block.map { nearest(scale > 0 ? $0 / scale : 0) }
  }
  return (Vector(levels), codes, Vector(scales))
  // answer.end
}

/// What to throw when a block would hold nothing.
public struct EmptyBlock: Error {
  /// Makes the error.
  public init() {}
}
