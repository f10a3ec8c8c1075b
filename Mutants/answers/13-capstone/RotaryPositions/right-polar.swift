// right-polar
import Attempts
import Foundation
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  guard x.rows.isMultiple(of: 2) else { throw OddLength(length: x.rows) }
  var y = x
  for c in positions.indices {
    var row = 0
    while row < x.rows {
      let m = max(abs(x[row, c]), abs(x[row + 1, c]))
      if m > 0 {
        let a = x[row, c] / m
        let b = x[row + 1, c] / m
        let r = (a * a + b * b).squareRoot()
        let phi = atan2(b, a) + Double(positions[c]) * exp(-log(base) * Double(row) / Double(x.rows))
        y[row, c] = m * (r * cos(phi))
        y[row + 1, c] = m * (r * sin(phi))
      }
      row += 2
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
