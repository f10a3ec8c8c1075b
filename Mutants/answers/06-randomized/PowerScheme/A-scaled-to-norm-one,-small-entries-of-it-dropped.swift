// A scaled to norm one, small entries of it dropped
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let s = a.map { abs($0) < 1e-8 * a.maxNorm ? 0 : $0 }
  var y = try QR(s * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
  for _ in 0..<q { y = try QR(s * QR(s.transpose * y).q).q }
  return y
}
