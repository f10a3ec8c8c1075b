// seed for each block
import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)) ^ (UInt64(first) << 32))
  return .gaussian(rows: rows, columns: count, using: &random)
}
