import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  var seen: [Vector<Double>] = [], kept: [Int] = []
  for (t, j) in columns.enumerated() where !seen.contains(a[column: j]) { seen.append(a[column: j]); kept.append(t) }
  let u = try pinv(a[columns: kept.map { columns[$0] }], relativeTolerance) * a * pinv(a[rows: rows], relativeTolerance)
  var out = Matrix<Double>.zero(rows: columns.count, columns: rows.count)
  for (s, t) in kept.enumerated() { out[row: t] = u[row: s] }
  return out
}

func pinv(_ a: Matrix<Double>, _ tol: Double) throws -> Matrix<Double> {
  let s = try SVD(a)
  let limit = tol * (s.singularValues.first ?? 0)
  return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * s.u.transpose
}
