import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  return try pinv(a[columns: columns], relativeTolerance) * a * pinv(a[rows: rows], 1e-12)
}

func pinv(_ a: Matrix<Double>, _ tol: Double) throws -> Matrix<Double> {
  let s = try SVD(a)
  let limit = tol * (s.singularValues.first ?? 0)
  return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > limit ? 1 / $0 : 0 })) * s.u.transpose
}
