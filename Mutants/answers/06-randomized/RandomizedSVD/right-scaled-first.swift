// right scaled first
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let size = a.maxNorm
  let b = size > 0 ? a / size : a
  let l = min(k + p, a.rows, a.columns)
  var y = try QR(b * Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)).q
  for _ in 0..<q { y = try QR(b * QR(b.transpose * y).q).q }
  let s = try SVD(y.transpose * b)
  return (y * s.u[columns: 0..<k], s.singularValues[0..<k] * max(size, 0), s.v[columns: 0..<k])
}
