import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  let m = a.rows, n = a.columns
  let omega = Matrix<Double>.gaussian(rows: k + p, columns: m, using: &random)
  var e = k + p >= m ? a : omega * a
  var columns: [Int] = []
  for _ in 0..<k {
    let j = (0..<n).filter { !columns.contains($0) }.max { e[column: $0].norm < e[column: $1].norm }!
    let q = e[column: j] / e[column: j].norm
    columns.append(j)
    e -= q.outer(e.transpose * q)
  }
  if k == 0 { return ([], .zero(rows: 0, columns: n)) }
  return (columns, try a[columns: columns].leastSquares(a))
}
