import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  struct Dependent: Error {}
  var points: [Int] = []
  for j in 0..<v.columns {
    let vector = v[column: j]
    var rest = vector
    if j > 0 {
      let block = v[rows: points][columns: 0..<j]
      guard let weights = try? block.solve(Vector(points.map { vector[$0] })) else { throw Dependent() }
      rest = vector - v[columns: 0..<j] * weights
      for p in points { rest[p] = 0 }
    }
    var best = -1
    for i in 0..<v.rows where best < 0 || abs(rest[i]) > abs(rest[best]) { best = i }
    if best < 0 || abs(rest[best]) <= 1e-14 * vector.norm { throw Dependent() }
    points.append(best)
  }
  if points.isEmpty { return ([], 1) }
  let inverse = try v[rows: points].solve(Matrix<Double>.identity(points.count))
  return (points, try inverse.spectralNorm())
}
