// right-halves recursively
import Attempts
import LinearAlgebra

/// The matrix product `AB`, computed as a sum of outer products: column `k`
/// of `A` with row `k` of `B`.
public func productByOuterProducts(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws -> Matrix<Double> {
  func sum(_ r: Range<Int>) -> Matrix<Double> {
    if r.isEmpty { return .zero(rows: a.rows, columns: b.columns) }
    if r.count == 1 { return a[column: r.lowerBound].outer(b[row: r.lowerBound]) }
    let mid = (r.lowerBound + r.upperBound) / 2
    return sum(r.lowerBound..<mid) + sum(mid..<r.upperBound)
  }
  return sum(0..<a.columns)
}
