// five columns more, the best kept
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the leading left singular vectors of
/// `a`, by `q` power iterations on random vectors.
public func powerRange(
  _ a: Matrix<Double>, columns: Int, powerIterations q: Int,
  using random: inout SplitMix64
) throws -> Matrix<Double> {
  let l = min(columns + 5, a.rows, a.columns)
  var y = try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: l, using: &random)).q
  for _ in 0..<q { y = try QR(a * QR(a.transpose * y).q).q }
  return y * (try SVD(y.transpose * a)).u[columns: 0..<columns]
}
