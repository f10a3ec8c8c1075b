// right columns of omega one by one
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let l = min(k + p, a.rows, a.columns)
  let ys = (0..<l).map { _ in a * Vector((0..<a.columns).map { _ in random.gaussian() }) }
  var y = try QR(Matrix(columns: ys)).q
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q }
  let s = try SVD(y.transpose * a)
  let keep = Array(0..<k)
  return (y * s.u[columns: keep], Vector(keep.map { s.singularValues[$0] }), s.v[columns: keep])
}
