// right starts from orthonormal omega
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  var v = try QR(Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  for _ in 0..<q { v = try QR(a.transpose * QR(a * v).q).q }
  return try QR(a * v).q
}
