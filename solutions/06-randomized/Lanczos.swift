import Attempts
import LinearAlgebra

/// Orthonormal columns `u` and `v` and an upper bidiagonal `b` with
/// `AV = UB`, grown from a start in at most `steps` steps.
public func lanczosBidiagonalization(
  _ a: Matrix<Double>, start: Vector<Double>, steps: Int
) throws -> (u: Matrix<Double>, b: Matrix<Double>, v: Matrix<Double>) {
  // answer.begin
  /// What a vector has outside the span of others: twice, because the first
  /// time leaves rounding errors of the size of the vector.
  func remainder(
    of x: Vector<Double>, outside basis: [Vector<Double>]
  ) -> Vector<Double> {
    var rest = x
    for _ in 0..<2 {
      for q in basis { rest -= q.dot(rest) * q }
    }
    return rest
  }
  func matrix(_ vectors: [Vector<Double>], rows: Int) -> Matrix<Double> {
    vectors.isEmpty ? .zero(rows: rows, columns: 0) : Matrix(columns: vectors)
  }
  let smallest = 1e-12 * a.frobeniusNorm
  var (us, vs) = ([Vector<Double>](), [start / start.norm])
  var (alphas, betas) = ([Double](), [Double]())
  while true {
    let u = remainder(of: a * vs[vs.count - 1], outside: us)
    if u.norm <= smallest { break }
    alphas.append(u.norm)
    us.append(u / u.norm)
    if us.count == steps { break }
    let v = remainder(of: a.transpose * us[us.count - 1], outside: vs)
    if v.norm <= smallest { break }
    betas.append(v.norm)
    vs.append(v / v.norm)
  }
  let b = Matrix<Double>(rows: us.count, columns: vs.count) { i, j in
    j == i ? alphas[i] : j == i + 1 ? betas[i] : 0
  }
  return (matrix(us, rows: a.rows), b, matrix(vs, rows: a.columns))
  // answer.end
}
