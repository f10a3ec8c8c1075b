import Attempts
import LinearAlgebra

/// `k` columns of `a` whose volume no exchange for another column multiplies
/// by more than `f`.
///
/// - Throws: An error unless `f` is finite and greater than 1.
public func strongColumns(
  _ a: Matrix<Double>, rank k: Int, bound f: Double
) throws -> [Int] {
  // answer.begin
  guard f > 1, f.isFinite else {
    throw LinearAlgebraError.parameterOutOfRange(
      parameter: "bound", value: f, allowed: 1...Double.infinity)
  }
  var order = try ColumnPivotedQR(a).pivots
  while true {
    let c = a[columns: Array(order[..<k])]
    let others = a[columns: Array(order[k...])]
    let qr = try QR(c)
    let inverse = try qr.r.solveTriangular(.upper, .identity(k))
    let inside = qr.q.transpose * others
    let t = inverse * inside
    let residuals = others - qr.q * inside
    var best = (growth: f, i: 0, j: 0)
    for j in 0..<others.columns {
      let rho = residuals[column: j].norm
      for i in 0..<k {
        let flat = t[i, j]
        let steep = rho * inverse[row: i].norm
        let growth = (flat * flat + steep * steep).squareRoot()
        if growth > best.growth { best = (growth, i, j) }
      }
    }
    if best.growth == f { return Array(order[..<k]) }
    order.swapAt(best.i, k + best.j)
  }
  // answer.end
}
