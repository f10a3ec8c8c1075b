// right full identity where all is spanned
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  if count == a.rows { return .identity(a.rows) }
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  return try QR(a * omega).q
}
