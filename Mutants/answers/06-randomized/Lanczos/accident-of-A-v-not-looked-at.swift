// accident of A v not looked at
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  var us: [Vector<Double>] = [], vs = [start / start.norm]
  var alphas: [Double] = [], betas: [Double] = []
  let tol = 1e-12 * a.frobeniusNorm
  func outside(_ x: Vector<Double>, _ q: [Vector<Double>]) -> Vector<Double> {
    var r = x
    for _ in 0..<2 { for w in q { r -= w.dot(r) * w } }
    return r
  }
  while true {
    let u = outside(a * vs[vs.count - 1], us)
    if false { break }
    alphas.append(u.norm); us.append(u / u.norm)
    if us.count == steps { break }
    let v = outside(a.transpose * us[us.count - 1], vs)
    if v.norm <= tol { break }
    betas.append(v.norm); vs.append(v / v.norm)
  }
  
  let b = Matrix<Double>(rows: us.count, columns: vs.count) { i, j in j == i ? alphas[i] : j == i + 1 ? betas[i] : 0 }
  return (us.isEmpty ? .zero(rows: a.rows, columns: 0) : Matrix(columns: us), b, Matrix(columns: vs))
}
