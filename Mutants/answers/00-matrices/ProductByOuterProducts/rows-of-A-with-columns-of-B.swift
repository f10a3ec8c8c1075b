// rows of A with columns of B
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var s = Matrix<Double>.zero(rows: a.columns, columns: b.rows)
  for k in 0..<a.rows { s += a[row: k].outer(b[column: min(k, b.columns - 1)]) }
  return s
}
