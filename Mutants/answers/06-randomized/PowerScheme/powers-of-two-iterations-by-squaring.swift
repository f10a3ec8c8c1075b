// powers of two iterations by squaring
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  var i = 1
  while i <= q { y = try QR(a * QR(a.transpose * y).q).q; i *= 2 }
  return y
}
