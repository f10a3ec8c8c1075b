// right SVD of QQA
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let l = min(k + p, a.rows, a.columns)
  var y = try SVD(a * Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)).u
  for _ in 0..<q { y = try SVD(a * SVD(a.transpose * y).u).u }
  let s = try SVD(y * (y.transpose * a))
  return (s.u[columns: 0..<k], s.singularValues[0..<k], s.v[columns: 0..<k])
}
