// right-binary search
import Attempts
import LinearAlgebra

/// The numerical rank of a matrix with `rows` rows and `columns` columns, from
/// its singular values, the largest first.
public func numericalRank(
  singularValues: Vector<Double>, rows: Int, columns: Int
) throws -> Int {
  if singularValues.contains(where: { !$0.isFinite }) { throw NotFinite(value: .nan) }
  guard let top = singularValues.first else { return 0 }
  let tau = Double(max(rows, columns)) * Double.ulpOfOne * top
  var lo = 0, hi = singularValues.count
  while lo < hi { let m = (lo + hi) / 2; if singularValues[m] > tau { lo = m + 1 } else { hi = m } }
  return lo
}

/// What to throw when a singular value is NaN or infinite.
public struct NotFinite: Error {
  let value: Double

  /// Keeps the value that is not a number.
  public init(value: Double) { self.value = value }
}
