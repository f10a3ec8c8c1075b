// limit times the number of steps
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  let tol = 1e-12 * Double(steps) * a.frobeniusNorm
  var us: [Vector<Double>] = [], vs = [start / start.norm], al: [Double] = [], be: [Double] = []
  while us.count < steps {
    var u = a * vs[vs.count - 1]
    for _ in 0..<2 { for q in us { u -= q.dot(u) * q } }
    if u.norm <= tol { break }
    al.append(u.norm); us.append(u / u.norm)
    if us.count == steps { break }
    var v = a.transpose * us[us.count - 1]
    for _ in 0..<2 { for q in vs { v -= q.dot(v) * q } }
    if v.norm <= tol { break }
    be.append(v.norm); vs.append(v / v.norm)
  }
  let b = Matrix<Double>(rows: us.count, columns: vs.count) { i, j in j == i ? al[i] : j == i + 1 ? be[i] : 0 }
  return (us.isEmpty ? .zero(rows: a.rows, columns: 0) : Matrix(columns: us), b, Matrix(columns: vs))
}
