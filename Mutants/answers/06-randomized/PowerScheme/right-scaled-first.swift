// right scaled first
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let s = a / a.maxNorm
  var y = try QR(s * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  for _ in 0..<q { y = try QR(s * QR(s.transpose * y).q).q }
  return y
}
