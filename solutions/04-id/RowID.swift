import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  // answer.begin
  let rows = Array(try ColumnPivotedQR(a.transposed()).pivots.prefix(k))
  let skeleton = a[rows: rows]
  let x = try skeleton.transposed().leastSquares(a.transposed())
  return (rows, x.transposed())
  // answer.end
}
