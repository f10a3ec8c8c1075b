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
  guard f.isFinite && f > 1 else { throw Bad() }
  let n = a.columns
  var inside = try ColumnPivotedQR(a).pivots[..<k].sorted()
  var changed = k > 0
  while changed {
    changed = false
    for i in 0..<k {
      var others = inside
      others.remove(at: i)
      let q = others.isEmpty ? Matrix<Double>.zero(rows: a.rows, columns: 0) : try QR(a[columns: others]).q
      var e = a - q * (q.transpose * a)
      e = e - q * (q.transpose * e)
      let mine = e[column: inside[i]].norm
      let best = (0..<n).filter { !inside.contains($0) }.max { e[column: $0].norm < e[column: $1].norm }
      if let j = best, e[column: j].norm > f * mine { inside[i] = j; changed = true }
    }
  }
  return inside
}
