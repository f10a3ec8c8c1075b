// right-recursive-appending
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  let tol = 1e-12 * a.frobeniusNorm
  var v = Matrix(column: start / start.norm)
  var u = Matrix<Double>.zero(rows: a.rows, columns: 0)
  var b = Matrix<Double>.zero(rows: 0, columns: 1)
  func rest(_ x: Vector<Double>, _ q: Matrix<Double>) -> Vector<Double> {
    var r = x
    for _ in 0..<2 where q.columns > 0 { r -= q * (q.transpose * r) }
    return r
  }
  func step(_ left: Int) {
    let p = rest(a * v[column: v.columns - 1], u)
    let alpha = p.norm
    if alpha <= tol { return }
    u = u.appending(columnsOf: Matrix(column: p / alpha))
    b = b.appending(rowsOf: Matrix(rows: 1, columns: b.columns) { _, j in j == b.columns - 1 ? alpha : 0 })
    if left == 1 { return }
    let r = rest(a.transpose * u[column: u.columns - 1], v)
    let beta = r.norm
    if beta <= tol { return }
    v = v.appending(columnsOf: Matrix(column: r / beta))
    b = b.appending(columnsOf: Matrix(rows: b.rows, columns: 1) { i, _ in i == b.rows - 1 ? beta : 0 })
    step(left - 1)
  }
  step(steps)
  return (u, b, v)
}
