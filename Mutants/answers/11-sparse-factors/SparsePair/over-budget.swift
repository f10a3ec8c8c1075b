import Attempts
import LinearAlgebra

public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let isTall = w.rows > w.columns
  let v = isTall ? w.transposed() : w
  let (m, n) = (v.rows, v.columns)
  func keep(_ x: Matrix<Double>, _ count: Int) -> Matrix<Double> {
    let order = x.elements.indices.sorted { abs(x.elements[$0]) > abs(x.elements[$1]) }
    var entries = [Double](repeating: 0, count: x.elements.count)
    for k in order.prefix(count) { entries[k] = x.elements[k] }
    return Matrix(rows: x.rows, columns: x.columns, columnMajor: entries)
  }
  let largest = v.elements.map { abs($0) }.max() ?? 0
  if largest == 0 || budget == 0 {
    return (.zero(rows: w.rows, columns: 1), .zero(rows: 1, columns: w.columns))
  }
  let t = v / largest
  let (first, second) = (min(m * m, 2 * budget / 5), budget)
  var a = keep(.identity(m), first)
  var b = keep(t, second)
  var (ua, ub) = (a * 0.0, b * 0.0)
  func steps(
    _ t: Matrix<Double>, _ fixed: Matrix<Double>, _ z: Matrix<Double>, _ u: Matrix<Double>,
    _ count: Int, _ rho0: Double
  ) throws -> (Matrix<Double>, Matrix<Double>) {
    let norms = (0..<fixed.columns).map { fixed[column: $0].norm }
    let up = Vector(norms)
    let down = Vector(norms.map { $0 == 0 ? 0 : 1 / $0 })
    let s = fixed.scaled(columnsBy: down)
    var (z, u) = (z.scaled(rowsBy: up), u.scaled(rowsBy: up))
    for step in 0..<5 {
      let rho = step == 0 ? rho0 : 1
      var g = s.gram()
      for i in 0..<g.rows { g[i, i] += rho + 0.01 }
      let free = try Cholesky(g).solve(s.transpose * t + rho * (z - u))
      let sum = free + u
      z = keep(sum, count)
      u = sum - z
    }
    return (z.scaled(rowsBy: down), u.scaled(rowsBy: down))
  }
  var best = (a, b)
  var least = (t - a * b).frobeniusNorm
  for sweep in 0..<40 {
    let q = min(1, Double(sweep) / Double(40 - 3))
    (b, ub) = try steps(t, a, b, ub, second, q * q * q)
    let (z, u) = try steps(
      t.transposed(), b.transposed(), a.transposed(), ua.transposed(), first, q * q * q)
    (a, ua) = (z.transposed(), u.transposed())
    let error = (t - a * b).frobeniusNorm
    if error < least { (least, best) = (error, (a, b)) }
  }
  let (l, r) = (best.0, best.1 * largest)
  return isTall ? (r.transposed(), l.transposed()) : (l, r)
}
