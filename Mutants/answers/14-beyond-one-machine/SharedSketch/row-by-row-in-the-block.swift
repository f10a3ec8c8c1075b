// row by row in the block
import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  var key = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
  var mixer = SplitMix64(seed: key.next())
  var random = SplitMix64(seed: mixer.next())
  let all = Matrix<Double>.gaussian(rows: first + count, columns: rows, using: &random)
  return all[rows: first..<first + count].transposed()
}
