// right-Givens
import Attempts
import LinearAlgebra

/// The pseudo-inverse `R⁻¹Qᵀ` of an m × n matrix with independent columns,
/// n × m.
///
/// - Throws: An error if the columns are dependent to working precision.
public func fullRankPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  var r = a, qt = Matrix<Double>.identity(a.rows)
  let (m, n) = (a.rows, a.columns)
  if n > m { throw Bad() }
  for j in 0..<n {
    for i in (j + 1)..<max(m, j + 1) where r[i, j] != 0 {
      let h = Double.hypot(r[j, j], r[i, j]), c = r[j, j] / h, s = r[i, j] / h
      (r[row: j], r[row: i]) = (c * r[row: j] + s * r[row: i], c * r[row: i] - s * r[row: j])
      (qt[row: j], qt[row: i]) = (c * qt[row: j] + s * qt[row: i], c * qt[row: i] - s * qt[row: j])
    }
  }
  let d = r.diagonal.map(\.magnitude), limit = Double(m) * Double.ulpOfOne * (d.max() ?? 0)
  if !d.allSatisfy({ $0 > limit }) { throw Bad() }
  return try r[rows: 0..<n].solveTriangular(.upper, qt[rows: 0..<n])
}

private struct Bad: Error {}

