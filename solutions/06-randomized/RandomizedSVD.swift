import Attempts
import LinearAlgebra

/// The leading `k` singular values and vectors of `a`, from a basis of `k + p`
/// columns after `q` power iterations.
public func randomizedSVD(
  _ a: Matrix<Double>, rank k: Int, oversampling p: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  // answer.begin
  let size = min(k + p, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(
    rows: a.columns, columns: size, using: &random)
  var basis = try QR(a * omega).q
  for _ in 0..<q {
    let coBasis = try QR(a.transpose * basis).q
    basis = try QR(a * coBasis).q
  }
  let small = try SVD(basis.transpose * a)
  let u = basis * small.u[columns: 0..<k]
  return (u, small.singularValues[0..<k], small.v[columns: 0..<k])
  // answer.end
}
