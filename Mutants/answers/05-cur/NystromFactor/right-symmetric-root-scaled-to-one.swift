import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  var w = c[rows: landmarks]
  let scale = w.maxNorm
  if scale == 0 { return .zero(rows: c.rows, columns: 1) }
  w = (w + w.transposed()) / (2 * scale)
  let e = try SymmetricEigen(w)
  let top = e.eigenvalues.max()!
  let roots = Vector(e.eigenvalues.map { $0 > relativeTolerance * top ? 1 / $0.squareRoot() : 0 })
  return (c / scale.squareRoot()) * (e.eigenvectors.scaled(columnsBy: roots) * e.eigenvectors.transpose)
}
