// right-three loops
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var s = Matrix<Double>.zero(rows: a.rows, columns: b.columns)
  for k in 0..<a.columns { for j in 0..<b.columns { for i in 0..<a.rows { s[i, j] += a[i, k] * b[k, j] } } }
  return s
}
