import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  // answer.begin
  let omega = Matrix<Double>.gaussian(
    rows: a.columns, columns: columns, using: &random)
  var basis = try QR(a * omega).q
  for _ in 0..<q {
    let coBasis = try QR(a.transpose * basis).q
    basis = try QR(a * coBasis).q
  }
  return basis
  // answer.end
}
