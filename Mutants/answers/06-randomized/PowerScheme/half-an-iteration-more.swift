// half an iteration more
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q }
  return try QR(a * QR(a.transpose * a * QR(a.transpose * y).q).q).q
}
