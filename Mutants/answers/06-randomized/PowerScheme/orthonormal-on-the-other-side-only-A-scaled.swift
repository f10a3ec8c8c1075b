// orthonormal on the other side only, A scaled
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let s = a / a.maxNorm
  var y = s * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)
  for _ in 0..<q { y = try s * QR(s.transpose * y).q }
  return try QR(y).q
}
