import Attempts
import LinearAlgebra

/// `k` columns of `a` whose volume no exchange for another column multiplies
/// by more than `f`.
///
/// - Throws: An error unless `f` is finite and greater than 1.
public func strongColumns(
  _ a: Matrix<Double>, rank k: Int, bound f: Double
) throws -> [Int] {
  struct Bad: Error {}
  guard f > 1, f.isFinite else { throw Bad() }
  var order = try ColumnPivotedQR(a).pivots
  let n = a.columns
  if k == 0 || k == n { return Array(order[..<k]) }
  for _ in 0..<50 {
    let qr = try QR(a[columns: Array(order[..<k])])
    let b = a[columns: Array(order[k...])]
    let c = qr.q.transpose * b
    let rest = b - qr.q * c
    var best = (growth: 0.0, j: 0)
    for j in 0..<(n - k) {
      let g = Vector([c[k - 1, j], rest[column: j].norm]).norm / abs(qr.r[k - 1, k - 1])
      if g > best.growth { best = (g, j) }
    }
    if best.growth <= f { break }
    order.swapAt(k - 1, k + best.j)
  }
  return Array(order[..<k])
}
