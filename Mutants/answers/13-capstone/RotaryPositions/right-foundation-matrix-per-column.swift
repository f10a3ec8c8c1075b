import Attempts
import Foundation
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  if !x.rows.isMultiple(of: 2) { throw OddLength(length: x.rows) }
  let frequencies = stride(from: 0, to: x.rows, by: 2).map { pow(base, -Double($0) / Double(x.rows)) }
  let columns = (0..<x.columns).map { t -> Vector<Double> in
    var turn = Matrix<Double>.zero(rows: x.rows, columns: x.rows)
    for (j, f) in frequencies.enumerated() {
      let a = f * Double(positions[t])
      turn[2 * j, 2 * j] = cos(a)
      turn[2 * j, 2 * j + 1] = -sin(a)
      turn[2 * j + 1, 2 * j] = sin(a)
      turn[2 * j + 1, 2 * j + 1] = cos(a)
    }
    return turn * x[column: t]
  }
  return columns.isEmpty ? x : Matrix(columns: columns)
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
