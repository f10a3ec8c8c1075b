// Gram matrix of B
import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  let l = min(k + p, a.rows, a.columns)
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)).q
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q }
  let b = y.transpose * a
  let e = try SymmetricEigen(b.rowGram())
  let order = Array((0..<l).reversed())
  let sigma = Vector(order.map { max(0, e.eigenvalues[$0]).squareRoot() })
  let w = e.eigenvectors[columns: order]
  let v = (b.transpose * w).scaled(columnsBy: Vector(sigma.map { 1 / $0 }))
  return (y * w[columns: 0..<k], sigma[0..<k], v[columns: 0..<k])
}
