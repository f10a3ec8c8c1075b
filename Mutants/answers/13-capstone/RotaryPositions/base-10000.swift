import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  guard x.rows % 2 == 0 else { throw OddLength(length: x.rows) }
  var y = x
  for t in 0..<x.columns { for j in 0..<(x.rows / 2) {
    let a = Double(positions[t]) * Double.pow(10000, -2 * Double(j) / Double(x.rows))
    y[2 * j, t] = x[2 * j, t] * .cos(a) - x[2 * j + 1, t] * .sin(a)
    y[2 * j + 1, t] = x[2 * j, t] * .sin(a) + x[2 * j + 1, t] * .cos(a)
  } }
  return y
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
