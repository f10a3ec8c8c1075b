// drops dependent columns
import Attempts
import LinearAlgebra

/// Orthonormal columns that nearly span the range of `a`, from one product
/// with random vectors.
public func randomRange(
  _ a: Matrix<Double>, columns: Int, using random: inout SplitMix64
) throws -> Matrix<Double> {
  let count = min(columns, a.rows, a.columns)
  let y = a * Matrix<Double>.gaussian(rows: a.columns, columns: count, using: &random)
  let f = try ColumnPivotedQR(y)
  let d = f.r.diagonal.map { abs($0) }
  let rank = d.filter { $0 > 1e-12 * (d.first ?? 0) }.count
  return f.q[columns: 0..<rank]
}
