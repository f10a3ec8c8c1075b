// right-cgs-twice
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  var u: [Vector<Double>] = [], v = [start / start.norm], al: [Double] = [], be: [Double] = []
  let tol = 1e-12 * a.frobeniusNorm
  func orth(_ x: Vector<Double>, _ q: [Vector<Double>]) -> Vector<Double> {
    if q.isEmpty { return x }
    let m = Matrix(columns: q)
    let y = x - m * (m.transpose * x)
    return y - m * (m.transpose * y)
  }
  for j in 0..<steps {
    let p = orth(a * v[j], u)
    if p.norm <= tol { break }
    al.append(p.norm); u.append(p / p.norm)
    if j == steps - 1 { break }
    let r = orth(a.transpose * u[j], v)
    if r.norm <= tol { break }
    be.append(r.norm); v.append(r / r.norm)
  }
  var b = Matrix<Double>.zero(rows: u.count, columns: v.count)
  for i in 0..<al.count { b[i, i] = al[i] }
  for i in 0..<be.count where i < u.count { b[i, i + 1] = be[i] }
  return (u.isEmpty ? .zero(rows: a.rows, columns: 0) : Matrix(columns: u), b, Matrix(columns: v))
}
