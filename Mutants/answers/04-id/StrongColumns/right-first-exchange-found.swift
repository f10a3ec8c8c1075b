import Attempts
import LinearAlgebra

/// `k` columns of `a` whose volume no exchange for another column multiplies
/// by more than `f`.
///
/// - Throws: An error unless `f` is finite and greater than 1.
public func strongColumns(
  _ a: Matrix<Double>, rank k: Int, bound f: Double
) throws -> [Int] {
  enum Bad: Error { case bound }
  if !(f > 1) || f == .infinity { throw Bad.bound }
  let n = a.columns
  var inside = Array(try ColumnPivotedQR(a).pivots.prefix(k))
  if k == 0 { return [] }
  search: while true {
    let outside = (0..<n).filter { !inside.contains($0) }
    if outside.isEmpty { return inside }
    let c = a[columns: inside]
    let qr = try QR(c)
    let t = try qr.r.solveTriangular(.upper, qr.q.transpose * a)
    let e = a - c * t
    let w = try qr.r.solveTriangular(.upper, Matrix<Double>.identity(k))
    for i in 0..<k {
      let gain = w[row: i].norm
      for j in outside {
        let r = gain * e[column: j].norm
        if t[i, j] * t[i, j] + r * r > f * f { inside[i] = j; continue search }
      }
    }
    return inside
  }
}
