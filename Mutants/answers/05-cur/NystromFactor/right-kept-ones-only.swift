import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let e = try SymmetricEigen(c[rows: landmarks])
  let keep = e.eigenvalues.indices.filter { e.eigenvalues[$0] > 0 && e.eigenvalues[$0] > relativeTolerance * e.eigenvalues[e.eigenvalues.count - 1] }
  return (c * e.eigenvectors[columns: keep]).scaled(columnsBy: Vector(keep.map { 1 / e.eigenvalues[$0].squareRoot() }))
}
