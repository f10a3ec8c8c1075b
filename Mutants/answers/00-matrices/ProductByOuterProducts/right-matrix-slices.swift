// right-matrix slices
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  var s = Matrix<Double>.zero(rows: a.rows, columns: b.columns)
  for k in 0..<a.columns { s = s + a[columns: k..<(k + 1)] * b[rows: k..<(k + 1)] }
  return s
}
