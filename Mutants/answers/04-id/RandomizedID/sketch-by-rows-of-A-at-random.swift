import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  let sketch = k + p >= a.rows ? a : a[rows: Array(Array(0..<a.rows).shuffled(using: &random)[..<(k + p)])]
  let columns = Array(try ColumnPivotedQR(sketch).pivots[..<k])
  return (columns, k == 0 ? .zero(rows: 0, columns: a.columns) : try a[columns: columns].leastSquares(a))
}
