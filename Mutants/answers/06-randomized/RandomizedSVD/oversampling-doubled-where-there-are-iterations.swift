// oversampling doubled where there are iterations
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let l = min(k + (q > 0 ? 2 * p : p), a.rows, a.columns)
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)).q
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q }
  let s = try SVD(y.transpose * a)
  return (y * s.u[columns: 0..<k], s.singularValues[0..<k], s.v[columns: 0..<k])
}
