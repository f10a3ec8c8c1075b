// right SVD of the transposed and all in one loop
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let l = min(k + p, min(a.rows, a.columns))
  var z = Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)
  for i in 0...q { let y = try QR(a * z).q; z = i == q ? y : try QR(a.transpose * y).q }
  let s = try SVD(z.transpose * a)
  return (z * s.u[columns: 0..<k], s.singularValues[0..<k], s.v[columns: 0..<k])
}
