import Attempts
import LinearAlgebra

/// Four-bit codes for numbers, and one scale for each block of them.
public func normalFloatCodes(
  _ values: Vector<Double>, levels: Vector<Double>, blockSize: Int
) throws -> (codes: [Int], scales: Vector<Double>) {
  // answer.begin
  guard blockSize > 0 else { throw EmptyBlock() }
  var codes: [Int] = []
  var scales: [Double] = []
  for start in stride(from: 0, to: values.count, by: blockSize) {
    let block = values[start..<min(start + blockSize, values.count)]
    let scale = block.reduce(0) { max($0, abs($1)) }
    scales.append(scale)
    for value in block {
      let target = scale > 0 ? value / scale : 0
      var best = 0
      for code in levels.indices
      where abs(levels[code] - target) < abs(levels[best] - target) {
        best = code
      }
      codes.append(best)
    }
  }
  return (codes, Vector(scales))
  // answer.end
}

/// What to throw when a block would hold nothing.
public struct EmptyBlock: Error {
  /// Makes the error.
  public init() {}
}
