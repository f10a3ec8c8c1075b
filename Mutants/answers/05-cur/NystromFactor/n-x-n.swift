import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let w = c[rows: landmarks]
  let e = try SymmetricEigen(w)
  let limit = relativeTolerance * (e.eigenvalues.last ?? 0)
  let whole = c * e.eigenvectors.scaled(columnsBy: Vector(e.eigenvalues.map { $0 > max(limit, 0) ? 1 / $0 : 0 })) * (e.eigenvectors.transpose * c.transpose)
  let g = try SymmetricEigen((whole + whole.transposed()) * 0.5)
  if whole.rows >= 0 { return g.eigenvectors.scaled(columnsBy: Vector(g.eigenvalues.map { max($0, 0).squareRoot() })) }
  return c * e.eigenvectors.scaled(columnsBy: Vector(e.eigenvalues.map { $0 > max(limit, 0) ? 1 / $0.squareRoot() : 0 }))
}
