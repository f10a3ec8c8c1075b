// gram eigen
import Attempts
import LinearAlgebra

/// The thin singular value decomposition of a matrix by one-sided Jacobi
/// rotations: `u` is m × k, `v` is n × k, with `k = min(m, n)`.
public func jacobiDecomposition(
  _ a: Matrix<Double>
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  if a.isEmpty { return try jacobi(a) }
  if a.rows < a.columns { let r = try jacobi(a.transposed()); return (r.v, r.sigma, r.u) }
  let g = a.gram()
  let r = try jacobi(g)
  let s = Vector(r.sigma.map { $0.squareRoot() })
  return ((a * r.v).scaled(columnsBy: Vector(s.map { $0 > 0 ? 1 / $0 : 0 })), s, r.v)
}

private func jacobi(
  _ a: Matrix<Double>, sweeps: Int = 60, larger: Bool = false, signAtZero: Double = 1, turn: Double = 1,
  turnsWide: Bool = true, squares: Bool = false, neighbors: Bool = false, reversed: Bool = false,
  small: (Double, Double, Double) -> Bool = { g, x, y in abs(g) <= 1e-15 * x * y },
  sorted: ([Double]) -> [Int] = { l in l.indices.sorted { l[$0] > l[$1] } },
  unit: (Vector<Double>, Double) -> Vector<Double> = { $1 > 0 ? $0 / $1 : $0 }
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  if turnsWide && a.rows < a.columns {
    let r = try jacobi(a.transposed(), sweeps: sweeps, larger: larger, signAtZero: signAtZero, turn: turn, squares: squares, neighbors: neighbors, reversed: reversed, small: small, sorted: sorted, unit: unit)
    return (r.v, r.sigma, r.u)
  }
  let k = min(a.rows, a.columns)
  if a.isEmpty { return (.zero(rows: a.rows, columns: k), [], .zero(rows: a.columns, columns: k)) }
  var w = (0..<a.columns).map { a[column: $0] }
  let identity = Matrix<Double>.identity(a.columns)
  var v = (0..<a.columns).map { identity[column: $0] }
  for _ in 0..<sweeps {
    var done = true
    let pairs = w.indices.flatMap { q in (0..<q).map { ($0, q) } }
    for (p, q) in reversed ? pairs.reversed() : pairs where !neighbors || q == p + 1 {
      let x = squares ? w[p].dot(w[p]).squareRoot() : w[p].norm, y = squares ? w[q].dot(w[q]).squareRoot() : w[q].norm
      if x == 0 || y == 0 { continue }
      // cosines from unit vectors, so that nothing overflows
      let cosine = squares ? w[p].dot(w[q]) / (x * y) : (w[p] / x).dot(w[q] / y)
      if small(cosine * x * y, x, y) && (x * y > 1e-290 || abs(cosine) <= 1e-15) { continue }
      done = false
      let zeta = (y / x - x / y) / (2 * cosine)
      let sign = zeta == 0 ? signAtZero : (zeta < 0 ? -1 : 1)
      let t = larger ? -sign * (abs(zeta) + (1 + zeta * zeta).squareRoot()) : sign / (abs(zeta) + (1 + zeta * zeta).squareRoot())
      let c = 1 / (1 + t * t).squareRoot(), s = turn * c * t
      (w[p], w[q]) = (c * w[p] - s * w[q], s * w[p] + c * w[q])
      (v[p], v[q]) = (c * v[p] - s * v[q], s * v[p] + c * v[q])
    }
    if done { break }
  }
  let lengths = w.map { squares ? $0.dot($0).squareRoot() : $0.norm }
  let order = Array(sorted(lengths).prefix(k))
  return (Matrix(columns: order.map { unit(w[$0], lengths[$0]) }), Vector(order.map { lengths[$0] }), Matrix(columns: order.map { v[$0] }))
}
