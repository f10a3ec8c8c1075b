import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  // answer.begin
  var sketch = a
  if k + p < a.rows {
    let omega = Matrix<Double>.gaussian(
      rows: k + p, columns: a.rows, using: &random)
    sketch = omega * a
  }
  let columns = Array(try ColumnPivotedQR(sketch).pivots.prefix(k))
  let z = try a[columns: columns].leastSquares(a)
  return (columns, z)
  // answer.end
}
