// halves
import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  let d = x.rows
  guard d % 2 == 0 else { throw OddLength(length: d) }
  var y = x
  for (c, p) in positions.enumerated() {
    for j in 0..<d / 2 {
      let t = Double(p) * Double.pow(base, -2 * Double(j) / Double(d))
      y[j, c] = x[j, c] * Double.cos(t) - x[j + d / 2, c] * Double.sin(t)
      y[j + d / 2, c] = x[j, c] * Double.sin(t) + x[j + d / 2, c] * Double.cos(t)
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
