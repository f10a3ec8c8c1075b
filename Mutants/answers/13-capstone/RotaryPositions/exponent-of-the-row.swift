// exponent-of-the-row
import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  let d = x.rows
  guard d % 2 == 0 else { throw OddLength(length: d) }
  return Matrix(rows: d, columns: x.columns) { i, c in
    let e = i / 2 * 2
    let t = Double(positions[c]) * Double.pow(base, -Double(i) / Double(d))
    return i == e
      ? x[e, c] * Double.cos(t) - x[e + 1, c] * Double.sin(t)
      : x[e + 1, c] * Double.cos(t) + x[e, c] * Double.sin(t)
  }
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
