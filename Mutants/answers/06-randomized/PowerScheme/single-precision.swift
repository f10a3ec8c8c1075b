// single precision
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let f = Matrix<Float>(a / a.maxNorm)
  var y = try QR(f * Matrix<Float>(Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random))).q
  for _ in 0..<q { y = try QR(f * QR(f.transpose * y).q).q }
  return try QR(Matrix<Double>(y)).q
}
