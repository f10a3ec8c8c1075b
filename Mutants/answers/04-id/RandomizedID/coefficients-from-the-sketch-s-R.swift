import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  let sketch = k + p >= a.rows ? a : Matrix.gaussian(rows: k + p, columns: a.rows, using: &random) * a
  let columns = Array(try ColumnPivotedQR(sketch).pivots[..<k])
  let f = try ColumnPivotedQR(sketch), t = try f.r[rows: 0..<k][columns: 0..<k].solveTriangular(.upper, f.r[rows: 0..<k])
  var z = Matrix<Double>.zero(rows: k, columns: a.columns)
  for (j, q) in f.pivots.enumerated() { z[column: q] = t[column: j] }
  if k > 0 { return (columns, z) }
  return (columns, k == 0 ? .zero(rows: 0, columns: a.columns) : try a[columns: columns].leastSquares(a))
}
