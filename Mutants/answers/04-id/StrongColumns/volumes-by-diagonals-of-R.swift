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
  func volume(_ list: [Int]) throws -> Double { abs(try QR(a[columns: list]).r.diagonal.reduce(1, *)) }
  if k == 0 || k == n { return Array(order[..<k]) }
  for _ in 0..<3 {
    let now = try volume(Array(order[..<k]))
    var best = (growth: f, i: -1, j: -1)
    for i in 0..<k {
      for j in k..<n {
        var other = order
        other.swapAt(i, j)
        let g = (try volume(Array(other[..<k]))) / now
        if g > best.growth { best = (g, i, j) }
      }
    }
    if best.i < 0 { break }
    order.swapAt(best.i, best.j)
  }
  return Array(order[..<k])
}
