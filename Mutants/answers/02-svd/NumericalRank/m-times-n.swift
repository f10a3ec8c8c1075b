// m times n
import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  for s in singularValues where !s.isFinite { throw NotFinite(value: s) }
  let tau = Double(rows * columns) * Double.ulpOfOne * (singularValues.first ?? 0)
  return singularValues.filter { $0 > tau }.count
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
