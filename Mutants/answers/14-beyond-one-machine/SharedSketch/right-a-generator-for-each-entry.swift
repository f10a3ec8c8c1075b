// a generator for each entry
import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  func scramble(_ x: UInt64) -> UInt64 {
    var generator = SplitMix64(seed: x)
    return generator.next()
  }
  let key = scramble(UInt64(bitPattern: Int64(seed)))
  return Matrix(rows: rows, columns: count) { i, j in
    var random = SplitMix64(seed: scramble(scramble(key &+ UInt64(first + j)) &+ UInt64(i)))
    return random.gaussian()
  }
}
