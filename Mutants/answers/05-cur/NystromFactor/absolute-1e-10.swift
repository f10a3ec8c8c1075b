import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let w = c[rows: landmarks]
  let e = try SymmetricEigen(w)
  let limit = 1e-10
  return c * e.eigenvectors.scaled(columnsBy: Vector(e.eigenvalues.map { $0 > max(limit, 0) ? 1 / $0.squareRoot() : 0 }))
}
