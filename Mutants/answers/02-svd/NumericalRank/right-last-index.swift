// right-last index
import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  if singularValues.contains(where: { !$0.isFinite }) { throw NotFinite(value: .nan) }
  guard let top = singularValues.max() else { return 0 }
  let tau = Double(max(rows, columns)) * 0x1p-52 * top
  return (singularValues.lastIndex { $0 > tau } ?? -1) + 1
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
