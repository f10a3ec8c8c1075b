import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  // answer.begin
  let eigen = try SymmetricEigen(c[rows: landmarks])
  let limit = relativeTolerance * (eigen.eigenvalues.last ?? 0)
  let first = eigen.eigenvalues.firstIndex { $0 > max(0, limit) }
  let kept = (first ?? landmarks.count)..<landmarks.count
  let scales = kept.map { 1 / eigen.eigenvalues[$0].squareRoot() }
  return (c * eigen.eigenvectors[columns: kept])
    .scaled(columnsBy: Vector(scales))
  // answer.end
}
