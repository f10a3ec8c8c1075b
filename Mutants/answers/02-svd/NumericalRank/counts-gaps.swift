// counts gaps
import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  for s in singularValues where !s.isFinite { throw NotFinite(value: s) }
  guard singularValues.count > 0 else { return 0 }
  for k in 1..<max(1, singularValues.count) where singularValues[k] < 1e-10 * singularValues[k - 1] { return k }
  return singularValues[0] > 0 ? singularValues.count : 0
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
