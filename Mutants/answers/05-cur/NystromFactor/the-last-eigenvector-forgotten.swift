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
  guard let first = e.eigenvalues.firstIndex(where: { $0 > max(limit, 0) }) else { return .zero(rows: c.rows, columns: 1) }
  let k = e.eigenvalues.count
  let vectors = e.eigenvectors[columns: first..<max(k - 1, first + 1)]
  return (c * vectors).scaled(columnsBy: Vector((first..<max(k - 1, first + 1)).map { 1 / e.eigenvalues[$0].squareRoot() }))
}
