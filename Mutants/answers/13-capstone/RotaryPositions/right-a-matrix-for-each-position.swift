// right-a-matrix-for-each-position
import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  let d = x.rows
  guard d % 2 == 0 else { throw OddLength(length: d) }
  var columns: [Vector<Double>] = []
  for (c, p) in positions.enumerated() {
    var r = Matrix<Double>.zero(rows: d, columns: d)
    for j in 0..<d / 2 {
      let angle = Double(p) / Double.pow(base, 2 * Double(j) / Double(d))
      r[2 * j, 2 * j] = Double.cos(angle)
      r[2 * j + 1, 2 * j + 1] = Double.cos(angle)
      r[2 * j + 1, 2 * j] = Double.sin(angle)
      r[2 * j, 2 * j + 1] = -Double.sin(angle)
    }
    columns.append(r * x[column: c])
  }
  return columns.isEmpty ? x : Matrix(columns: columns)
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
