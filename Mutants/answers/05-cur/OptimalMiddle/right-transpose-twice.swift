import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let left = try pinv(a[columns: columns]) * a
  return try (pinv(a.transposed()[columns: rows]) * left.transposed()).transposed()
  func pinv(_ b: Matrix<Double>) throws -> Matrix<Double> {
    guard b.maxNorm > 0 else { return .zero(rows: b.columns, columns: b.rows) }
    let s = try SVD(b / b.maxNorm)
    let inverses = s.singularValues.map { $0 > relativeTolerance * s.singularValues[0] ? 1 / $0 / b.maxNorm : 0 }
    return s.v.scaled(columnsBy: Vector(inverses)) * s.u.transpose
  }
}
