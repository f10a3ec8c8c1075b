// sum of three uniform numbers
import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  let columns = (0..<count).map { j -> [Double] in
    var key = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
    var mixer = SplitMix64(seed: key.next() &+ UInt64(first + j))
    var random = SplitMix64(seed: mixer.next())
    return (0..<rows).map { _ in
      (0..<3).reduce(-3) { sum, _ in sum + 2 * random.uniform() }
    }
  }
  return Matrix(rows: rows, columns: count, columnMajor: columns.flatMap { $0 })
}
