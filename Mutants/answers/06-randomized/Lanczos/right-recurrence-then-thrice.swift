// right-recurrence-then-thrice
import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  var u: [Vector<Double>] = [], v = [start * (1 / start.norm)], al: [Double] = [], be: [Double] = []
  let tol = 1e-12 * a.frobeniusNorm
  while u.count < steps {
    var p = a * v.last!
    if let b = be.last { p -= b * u.last! }
    for _ in 0..<3 { for q in u { p -= p.dot(q) * q } }
    guard p.norm > tol else { break }
    al.append(p.norm); u.append(p / p.norm)
    guard u.count < steps else { break }
    var r = a.transpose * u.last! - al.last! * v.last!
    for _ in 0..<3 { for q in v { r -= r.dot(q) * q } }
    guard r.norm > tol else { break }
    be.append(r.norm); v.append(r / r.norm)
  }
  let b = Matrix<Double>(rows: u.count, columns: v.count) { i, j in i == j ? al[i] : j == i + 1 ? be[i] : 0 }
  return (u.isEmpty ? .zero(rows: a.rows, columns: 0) : Matrix(columns: u), b, Matrix(columns: v))
}
