import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  if k == 0 { return ([], .zero(rows: a.rows, columns: 0)) }
  precondition(a.columns >= a.rows); let rows = Array(try ColumnPivotedQR(a.transposed()).pivots[..<k])
  return (rows, try a[rows: rows].transposed().leastSquares(a.transposed()).transposed())
}
