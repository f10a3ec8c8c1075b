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
  guard f > 1, f < .infinity else { throw Bad() }
  if k == 0 { return [] }
  let scale = a.maxNorm
  let b = a / scale
  var chosen = Array(try ColumnPivotedQR(b).pivots[..<k])
  let f2 = (1 + f) / 2
  for _ in 0..<1000 {
    let c = b[columns: chosen]
    let inverse = try c.leastSquares(Matrix<Double>.identity(b.rows))
    let t = inverse * b
    let e = b - c * t
    var best = f2, pair = (-1, -1)
    for j in 0..<b.columns where !chosen.contains(j) {
      let rho = e[column: j].norm
      for i in 0..<k {
        let g = Vector([t[i, j], inverse[row: i].norm * rho]).norm
        if g > best { best = g; pair = (i, j) }
      }
    }
    if pair.0 < 0 { break }
    chosen[pair.0] = pair.1
  }
  return chosen.reversed()
}
