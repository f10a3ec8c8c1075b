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
  while true {
    let qr = try QR(a[columns: Array(order[..<k])])
    let w = try qr.r.solveTriangular(.upper, .identity(k))
    let b = a[columns: Array(order[k...])]
    let c = qr.q.transpose * b
    let t = w * c
    let rest = b - qr.q * c
    var best = (growth: 0.0, i: 0, j: 0)
    for i in 0..<k {
      for j in 0..<(n - k) {
        let x = t[i, j], y = w[row: i].norm * rest[column: j].norm
        let g = (x * x + y * y).squareRoot()
        if g > best.growth { best = (g, i, j) }
      }
    }
    if best.growth <= f.squareRoot() { return Array(order[..<k]) }
    order.swapAt(best.i, k + best.j)
  }
}
