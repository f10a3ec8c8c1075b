import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let c = a[columns: columns], r = a[rows: rows]
  let sc = try SVD(c), sr = try SVD(r)
  let uc = sc.v.scaled(columnsBy: Vector(sc.singularValues.map { $0 > 0 ? 1 / $0 : 0 })) * sc.u.transpose
  let ur = sr.v.scaled(columnsBy: Vector(sr.singularValues.map { $0 > 0 ? 1 / $0 : 0 })) * sr.u.transpose
  let s = try SVD(uc * a * ur)
  let limit = relativeTolerance * s.singularValues[0]
  return s.u.scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? $0 : 0 })) * s.v.transpose
}
