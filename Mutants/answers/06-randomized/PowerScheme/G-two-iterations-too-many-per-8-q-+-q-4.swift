// G two iterations too many per 8 (q + q/4)
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)
  for _ in 0..<(q + q / 4) { y = try a * QR(a.transpose * QR(y).q).q }
  return try QR(y).q
}
