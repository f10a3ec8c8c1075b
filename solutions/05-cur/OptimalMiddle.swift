import Attempts
import LinearAlgebra

/// The shortest of all U, c × r, that bring C U R closest to A, where C holds
/// the chosen columns of A and R the chosen rows.
public func optimalMiddle(
  _ a: Matrix<Double>, rows: [Int], columns: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  // answer.begin
  func pseudoInverse(_ m: Matrix<Double>) throws -> Matrix<Double> {
    let svd = try SVD(m)
    let limit = relativeTolerance * (svd.singularValues.first ?? 0)
    let inverses = svd.singularValues.map { $0 > limit ? 1 / $0 : 0 }
    return svd.v.scaled(columnsBy: Vector(inverses)) * svd.u.transpose
  }
  let left = try pseudoInverse(a[columns: columns])
  let right = try pseudoInverse(a[rows: rows])
  return left * a * right
  // answer.end
}
