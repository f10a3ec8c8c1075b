// eigenvalues of AQ transposed AQ
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
  let e = try SymmetricEigen((b * b.transpose + (b * b.transpose).transposed()) / 2)
  let o = Array((0..<l).reversed().prefix(k))
  let sigma = Vector(o.map { max(0, e.eigenvalues[$0]).squareRoot() })
  let w = e.eigenvectors[columns: o]
  return (y * w, sigma, try QR(b.transpose * w).q)
}
