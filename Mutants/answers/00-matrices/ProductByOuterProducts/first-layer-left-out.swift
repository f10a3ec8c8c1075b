// first layer left out
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var s = Matrix<Double>.zero(rows: a.rows, columns: b.columns)
  for k in 0..<a.columns where k > 0 { s += a[column: k].outer(b[row: k]) }
  return s
}
