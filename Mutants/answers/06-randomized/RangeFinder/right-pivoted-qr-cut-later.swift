// right-pivoted-qr-cut-later
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let y = a * Matrix<Double>.gaussian(rows: a.columns, columns: columns, using: &random)
  let q = try ColumnPivotedQR(y).q
  return q[columns: 0..<min(columns, a.rows, a.columns)]
}
