// right-b-as-uav
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  var u: [Vector<Double>] = [], v = [start / start.norm]
  let tol = 1e-12 * a.frobeniusNorm
  func orth(_ x: Vector<Double>, _ q: [Vector<Double>]) -> Vector<Double> {
    var y = x
    for _ in 0..<2 { for z in q { y -= z.dot(y) * z } }
    return y
  }
  for j in 0..<steps {
    let p = orth(a * v[j], u)
    if p.norm <= tol { break }
    u.append(p / p.norm)
    if j + 1 == steps { break }
    let r = orth(a.transpose * u[j], v)
    if r.norm <= tol { break }
    v.append(r / r.norm)
  }
  let vm = Matrix(columns: v)
  if u.isEmpty { return (.zero(rows: a.rows, columns: 0), .zero(rows: 0, columns: v.count), vm) }
  let um = Matrix(columns: u)
  let full = um.transpose * (a * vm)
  return (um, Matrix(rows: u.count, columns: v.count) { i, j in j == i || j == i + 1 ? full[i, j] : 0 }, vm)
}
