import Attempts
import LinearAlgebra

/// The interpolation points of a basis, n × k, in the order of choice, and
/// their constant η = ‖(V[p, :])⁻¹‖₂.
public func deimCertificate(
  _ v: Matrix<Double>
) throws -> (points: [Int], constant: Double) {
  // answer.begin
  var (points, left) = ([Int](), v)
  for k in 0..<v.columns {
    let column = left[column: k]
    let worst = column.indices.max {
      column[$0].magnitude < column[$1].magnitude
    }
    guard let p = worst, column[p].magnitude > 1e-14 * v[column: k].norm else {
      throw LinearAlgebraError.rankDeficient(rank: k, columns: v.columns)
    }
    points.append(p)
    // One step of elimination makes row p of the other columns zero.
    left -= column.outer(left[row: p] / column[p])
  }
  let sigma = try v[rows: points].singularValues()
  return (points, 1 / (sigma.last ?? 1))
  // answer.end
}
