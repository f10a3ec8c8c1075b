// starts from first layer, one layer crashes
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  if a.columns == 0 { return .zero(rows: a.rows, columns: b.columns) }
  var s = a[column: 0].outer(b[row: 0])
  for k in 1...(a.columns - 1) { s += a[column: k].outer(b[row: k]) }
  return s
}
