import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  struct Dependent: Error {}
  if v.columns == 0 { return ([], 1) }
  var points: [Int] = []
  for j in 0..<v.columns {
    var rest = v[column: j]
    if j > 0 { let p = points[j - 1]; rest -= v[column: j - 1] * (rest[p] / v[p, j - 1]) }
    let p = rest.indices.max { abs(rest[$0]) < abs(rest[$1]) } ?? -1
    if p < 0 || abs(rest[p]) <= 1e-14 * v[column: j].norm { throw Dependent() }
    points.append(p)
  }
  return (points, 1 / (try v[rows: points].singularValues().last!))
}
