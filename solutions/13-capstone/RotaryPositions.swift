import Attempts
import LinearAlgebra

/// The columns of `x`, each with its pairs of entries turned by its position:
/// pair j by the angle position · base^(−2j/d), where d is the number of rows.
public func rotaryPositions(
  _ x: Matrix<Double>, positions: [Int], base: Double
) throws -> Matrix<Double> {
  // answer.begin
  let d = x.rows
  guard d % 2 == 0 else { throw OddLength(length: d) }
  var turned = x
  for (column, position) in positions.enumerated() {
    for j in 0..<d / 2 {
      let frequency = Double.pow(base, -2 * Double(j) / Double(d))
      let angle = Double(position) * frequency
      let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
      let (a, b) = (x[2 * j, column], x[2 * j + 1, column])
      turned[2 * j, column] = cosine * a - sine * b
      turned[2 * j + 1, column] = sine * a + cosine * b
    }
  }
  return turned
  // answer.end
}

/// What to throw when the entries of a column do not form pairs.
public struct OddLength: Error {
  let length: Int

  /// Keeps the number of entries.
  public init(length: Int) { self.length = length }
}
