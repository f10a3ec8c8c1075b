// scaled by the largest entry only
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)
  for _ in 0..<q { let z = a.transpose * (y / y.maxNorm); y = a * (z / z.maxNorm) }
  return try QR(y).q
}
