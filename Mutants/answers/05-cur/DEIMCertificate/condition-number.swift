import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  struct Dependent: Error {}
  let k = v.columns
  if k == 0 { return ([], 1) }
  var left = v
  var points: [Int] = []
  for j in 0..<k {
    let col = left[column: j]
    guard let p = col.indices.max(by: { col[$0].magnitude < col[$1].magnitude }), col[p].magnitude > 1e-14 * v[column: j].norm else { throw Dependent() }
    points.append(p)
    for l in (j + 1)..<max(k, j + 1) { left[column: l] = left[column: l] - col * (left[p, l] / col[p]) }
  }
  let s = try v[rows: points].singularValues()
  return (points, s[0] / s[s.count - 1])
}
