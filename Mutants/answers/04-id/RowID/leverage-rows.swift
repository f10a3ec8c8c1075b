import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  if k == 0 { return ([], .zero(rows: a.rows, columns: 0)) }
  let rows = try { let u = try SVD(a).u[columns: 0..<k]; return Array((0..<a.rows).sorted { u[row: $0].norm > u[row: $1].norm }[..<k]) }()
  return (rows, try a[rows: rows].transposed().leastSquares(a.transposed()).transposed())
}
