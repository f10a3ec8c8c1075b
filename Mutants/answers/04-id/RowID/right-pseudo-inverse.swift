import Attempts
import LinearAlgebra

/// The first `k` rows R that column-pivoted QR of the transpose takes, and the
/// matrix X, m × k, for which XR comes closest to `a`.
public func rowID(
  _ a: Matrix<Double>, rank k: Int
) throws -> (rows: [Int], x: Matrix<Double>) {
  guard k > 0 else { return ([], Matrix(rows: a.rows, columns: 0, columnMajor: [])) }
  let rows = Array(try ColumnPivotedQR(Matrix(a.transpose)).pivots.prefix(k).reversed())
  let s = try SVD(a[rows: rows])
  let p = s.v.scaled(columnsBy: Vector(s.singularValues.map { 1 / $0 })) * s.u.transpose
  return (rows, a * p)
}
