// l above n refused by precondition
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  precondition(columns <= a.columns)
  return try QR(a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)).q
}
