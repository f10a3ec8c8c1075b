import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  let d = x.rows
  guard d & 1 == 0 else { throw OddLength(length: d) }
  var e = x.elements
  for place in stride(from: 0, to: e.count, by: 2) {
    let t = place / d, j = (place % d) / 2
    let angle = Double(positions[t]) / Double.pow(base, Double(2 * j) / Double(d))
    let re = e[place], im = e[place + 1]
    let c = Double.cos(angle), s = Double.sin(angle)
    e[place] = c * re - s * im
    e[place + 1] = c * im + s * re
  }
  return Matrix(rows: d, columns: x.columns, columnMajor: e)
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
