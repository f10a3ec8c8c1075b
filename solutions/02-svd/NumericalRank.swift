import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  // answer.begin
  if let bad = singularValues.first(where: { !$0.isFinite }) {
    throw NotFinite(value: bad)
  }
  let largest = singularValues.first ?? 0
  let tolerance = Double(max(rows, columns)) * .ulpOfOne * largest
  return singularValues.count { $0 > tolerance }
  // answer.end
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
