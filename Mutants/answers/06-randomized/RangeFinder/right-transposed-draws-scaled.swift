// right-transposed-draws-scaled
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(rows: count, columns: a.columns, using: &random)
  let y = a * omega.transpose
  let s = y.maxNorm
  return try QR(s > 0 ? y / s : y).q
}
