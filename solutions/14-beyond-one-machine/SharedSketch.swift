import Attempts
import LinearAlgebra

/// Columns of the one random matrix that belongs to a seed: `count` of them,
/// from the column `first` on, whatever other ranks ask for.
public func sketchColumns(
  rows: Int, from first: Int, count: Int, seed: Int
) throws -> Matrix<Double> {
  // answer.begin
  var seeds = SplitMix64(seed: UInt64(bitPattern: Int64(seed)))
  let key = seeds.next()
  var entries: [Double] = []
  for column in first..<first + count {
    // Mixed twice, so that neighbors among columns and seeds have nothing in
    // common.
    var mixer = SplitMix64(seed: key &+ UInt64(column))
    var random = SplitMix64(seed: mixer.next())
    for _ in 0..<rows { entries.append(random.gaussian()) }
  }
  return Matrix(rows: rows, columns: count, columnMajor: entries)
  // answer.end
}
