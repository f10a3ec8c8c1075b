// seed from the output of a generator
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
  let columns = (first..<first + count).map { j -> Vector<Double> in
    var random = SplitMix64(seed: scramble(key ^ scramble(UInt64(j) &+ 0x1234_5678_9ABC_DEF1)))
    return Vector((0..<rows).map { _ in random.gaussian() })
  }
  return columns.isEmpty || rows == 0
    ? .zero(rows: rows, columns: count) : Matrix(columns: columns)
}
