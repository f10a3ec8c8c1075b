import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  var stand = a
  if k + p < a.rows { stand = Matrix<Double>.gaussian(rows: k + p, columns: a.rows, using: &random) * a }
  let columns = try ColumnPivotedQR(stand).pivots.prefix(k).sorted()
  if columns.isEmpty { return ([], .zero(rows: 0, columns: a.columns)) }
  let f = try QR(a[columns: columns])
  return (columns, try f.r.solveTriangular(.upper, f.q.transpose * a))
}
