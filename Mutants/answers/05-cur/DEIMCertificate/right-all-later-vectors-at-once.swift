import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  enum Bad: Error { case dependent(Int) }
  guard v.columns > 0 else { return ([], 1) }
  var left = v, points: [Int] = []
  for j in 0..<v.columns {
    let column = left[column: j]
    let p = column.enumerated().max { abs($0.element) < abs($1.element) }?.offset ?? -1
    if p < 0 || !(abs(column[p]) > 1e-14 * v[column: j].norm) { throw Bad.dependent(j) }
    points.append(p)
    left -= column.outer(left[row: p] / column[p])
    left[column: j] = column
    for q in points { for l in (j + 1)..<max(j + 1, v.columns) { left[q, l] = 0 } }
  }
  return (points, try 1 / SVD(v[rows: points]).singularValues.last!)
}
