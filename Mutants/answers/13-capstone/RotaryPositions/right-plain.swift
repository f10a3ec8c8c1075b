// right-plain
import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  if x.rows % 2 == 1 { throw OddLength(length: x.rows) }
  var y = x
  for c in 0..<x.columns {
    for j in 0..<(x.rows / 2) {
      let phi = Double(positions[c]) * Double.pow(base, -2.0 * Double(j) / Double(x.rows))
      y[2 * j, c] = x[2 * j, c] * Double.cos(phi) - x[2 * j + 1, c] * Double.sin(phi)
      y[2 * j + 1, c] = x[2 * j, c] * Double.sin(phi) + x[2 * j + 1, c] * Double.cos(phi)
    }
  }
  return y
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
