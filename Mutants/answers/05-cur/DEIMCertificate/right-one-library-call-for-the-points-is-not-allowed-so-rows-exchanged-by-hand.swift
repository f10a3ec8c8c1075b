import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  struct Dependent: Error {}
  let (n, k) = (v.rows, v.columns)
  guard k <= n else { throw Dependent() }
  guard k > 0 else { return ([], 1) }
  var w = v
  var rows = Array(0..<n)
  for j in 0..<k {
    var p = j
    for i in j..<n where abs(w[i, j]) > abs(w[p, j]) { p = i }
    if abs(w[p, j]) <= 1e-14 * v[column: j].norm { throw Dependent() }
    rows.swapAt(j, p)
    let (a, b) = (w[row: j], w[row: p])
    w[row: j] = b
    w[row: p] = a
    for i in (j + 1)..<max(n, j + 1) {
      let f = w[i, j] / w[j, j]
      for l in j..<k { w[i, l] -= f * w[j, l] }
    }
  }
  let points = Array(rows[..<k])
  return (points, 1 / (try v[rows: points].singularValues().min()!))
}
