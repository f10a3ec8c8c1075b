// right-loop
import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  var k = 0
  var tau = 0.0
  for (i, s) in singularValues.enumerated() {
    if s.isNaN || s.isInfinite { throw NotFinite(value: s) }
    if i == 0 { tau = s * (Double(max(rows, columns)) * Double.ulpOfOne) }
    if s > tau { k += 1 }
  }
  return k
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
