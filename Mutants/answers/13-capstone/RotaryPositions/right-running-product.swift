import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  // the frequencies by repeated multiplication
  guard x.rows % 2 == 0 else { throw OddLength(length: x.rows) }
  let ratio = Double.exp(-2 * Double.log(base) / Double(x.rows))
  var y = x
  for t in 0..<x.columns where positions[t] != 0 {
    var f = 1.0
    for j in stride(from: 0, to: x.rows, by: 2) {
      let a = Double(positions[t]) * f
      y[j, t] = x[j, t] * .cos(a) - x[j + 1, t] * .sin(a)
      y[j + 1, t] = x[j, t] * .sin(a) + x[j + 1, t] * .cos(a)
      f *= ratio
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
