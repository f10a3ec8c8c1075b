// minimum with rows only
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: min(columns, a.rows), using: &random)
  return try QR(a * omega).q
}
