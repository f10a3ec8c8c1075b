// right-reduce
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  (0..<a.columns).reduce(Matrix.zero(rows: a.rows, columns: b.columns)) { $0 + a[column: $1].outer(b[row: $1]) }
}
