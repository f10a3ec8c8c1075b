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
  for _ in 0..<200 {
    let c = a[columns: Array(order[..<k])]
    let g = try c.gram().solve(Matrix<Double>.identity(k))
    let b = a[columns: Array(order[k...])]
    let t = g * (c.transpose * b)
    let rest = b - c * t
    var best = (growth: 0.0, i: 0, j: 0)
    for i in 0..<k {
      for j in 0..<(n - k) {
        let v = (t[i, j] * t[i, j] + g[i, i] * rest[column: j].dot(rest[column: j])).squareRoot()
        if v > best.growth { best = (v, i, j) }
      }
    }
    if best.growth <= f { break }
    order.swapAt(best.i, k + best.j)
  }
  return Array(order[..<k])
}
