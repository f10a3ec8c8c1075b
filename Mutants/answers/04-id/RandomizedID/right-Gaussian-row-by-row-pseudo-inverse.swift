import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  let m = a.rows
  var sketch = a
  if k + p < m {
    var rows: [[Double]] = []
    for _ in 0..<(k + p) { rows.append((0..<m).map { _ in random.gaussian() }) }
    sketch = (rows.isEmpty ? Matrix<Double>.zero(rows: 0, columns: m) : Matrix(rows: rows)) * a
  }
  let columns = Array(try ColumnPivotedQR(sketch).pivots.prefix(k))
  let c = a[columns: columns]
  let s = try SVD(c)
  return (columns, s.v.scaled(columnsBy: Vector(s.singularValues.map { 1 / $0 })) * (s.u.transpose * a))
}
