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
    let a = Double(positions[t]) * Double.pow(base, -2 * Double(j) / Double(x.rows))
    let r = (x[2 * j, t] * x[2 * j, t] + x[2 * j + 1, t] * x[2 * j + 1, t]).squareRoot()
    let f = Double.atan2(y: x[2 * j + 1, t], x: x[2 * j, t]) + a
    y[2 * j, t] = r * .cos(f)
    y[2 * j + 1, t] = r * .sin(f)
  } }
  return y
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
