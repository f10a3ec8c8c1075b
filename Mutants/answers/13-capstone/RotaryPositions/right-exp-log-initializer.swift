import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  if x.rows % 2 == 1 { throw OddLength(length: x.rows) }
  let logarithm = Double.log(base)
  return Matrix(rows: x.rows, columns: x.columns) { i, t in
    let j = i / 2
    let angle = Double(positions[t]) * Double.exp(-2 * Double(j) / Double(x.rows) * logarithm)
    return i % 2 == 0
      ? x[i, t] * Double.cos(angle) - x[i + 1, t] * Double.sin(angle)
      : x[i - 1, t] * Double.sin(angle) + x[i, t] * Double.cos(angle)
  }
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
