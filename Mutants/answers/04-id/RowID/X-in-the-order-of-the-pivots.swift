import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  let f = try ColumnPivotedQR(a.transposed())
  let top = f.r[rows: 0..<k]
  let t = try top[columns: 0..<k].solveTriangular(.upper, top[columns: k..<a.rows])
  var x = Matrix<Double>.zero(rows: a.rows, columns: k)
  for j in 0..<a.rows { for i in 0..<k { x[j, i] = j < k ? (i == j ? 1 : 0) : t[i, j - k] } }
  return (Array(f.pivots.prefix(k)), x)
}
