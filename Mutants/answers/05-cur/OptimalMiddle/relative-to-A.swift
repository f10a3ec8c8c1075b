import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let top = try a.spectralNorm()
  func p(_ a: Matrix<Double>) throws -> Matrix<Double> {
    let s = try SVD(a)
    return s.v.scaled(columnsBy: Vector(s.singularValues.map { $0 > relativeTolerance * top ? 1 / $0 : 0 })) * s.u.transpose }
  return try p(a[columns: columns]) * a * p(a[rows: rows])
}
