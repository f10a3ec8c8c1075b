import Attempts
import LinearAlgebra

/// The thin singular value decomposition of a matrix by one-sided Jacobi
/// rotations: `u` is m × k, `v` is n × k, with `k = min(m, n)`.
public func jacobiDecomposition(
  _ a: Matrix<Double>
) throws -> (u: Matrix<Double>, sigma: Vector<Double>, v: Matrix<Double>) {
  // answer.begin
  if a.rows < a.columns {
    let flipped = try jacobiDecomposition(a.transposed())
    return (flipped.v, flipped.sigma, flipped.u)
  }
  if a.isEmpty { return (a, [], .identity(0)) }
  var w = (0..<a.columns).map { a[column: $0] }
  let identity = Matrix<Double>.identity(a.columns)
  var v = (0..<a.columns).map { identity[column: $0] }
  var isDone = false
  var sweeps = 0
  while !isDone && sweeps < 60 {
    isDone = true
    sweeps += 1
    for q in w.indices {
      for p in 0..<q {
        let (alpha, beta) = (w[p].norm, w[q].norm)
        if alpha == 0 || beta == 0 { continue }
        let cosine = (w[p] / alpha).dot(w[q] / beta)
        if cosine.magnitude <= 1e-15 { continue }
        isDone = false
        let zeta = (beta / alpha - alpha / beta) / (2 * cosine)
        let root = (1 + zeta * zeta).squareRoot()
        let t = (zeta < 0 ? -1 : 1) / (zeta.magnitude + root)
        let c = 1 / (1 + t * t).squareRoot()
        let s = c * t
        (w[p], w[q]) = (c * w[p] - s * w[q], s * w[p] + c * w[q])
        (v[p], v[q]) = (c * v[p] - s * v[q], s * v[p] + c * v[q])
      }
    }
  }
  let lengths = w.map(\.norm)
  let order = w.indices.sorted { lengths[$0] > lengths[$1] }
  let units = order.map { lengths[$0] > 0 ? w[$0] / lengths[$0] : w[$0] }
  return (
    Matrix(columns: units), Vector(order.map { lengths[$0] }),
    Matrix(columns: order.map { v[$0] })
  )
  // answer.end
}
