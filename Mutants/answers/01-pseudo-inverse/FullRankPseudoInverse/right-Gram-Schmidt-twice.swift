// right-Gram-Schmidt twice
import Attempts
import LinearAlgebra

/// The pseudo-inverse `R⁻¹Qᵀ` of an m × n matrix with independent columns,
/// n × m.
///
/// - Throws: An error if the columns are dependent to working precision.
public func fullRankPseudoInverse(
  _ a: Matrix<Double>
) throws -> Matrix<Double> {
  let (m, n) = (a.rows, a.columns)
  if n > m { throw Bad() }
  var q: [Vector<Double>] = []
  var r = Matrix<Double>.zero(rows: n, columns: n)
  for j in 0..<n {
    var v = a[column: j]
    for _ in 0..<2 { for i in 0..<j { let t = q[i].dot(v); r[i, j] += t; v -= t * q[i] } }
    r[j, j] = v.norm
    q.append(r[j, j] > 0 ? v / r[j, j] : v)
  }
  let limit = Double(m) * Double.ulpOfOne * (r.diagonal.max() ?? 0)
  if r.diagonal.contains(where: { $0 <= limit }) { throw Bad() }
  if n == 0 { return .zero(rows: 0, columns: m) }
  return try r.solveTriangular(.upper, Matrix(columns: q).transposed())
}

private struct Bad: Error {}
