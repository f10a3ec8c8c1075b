// through gram
import Attempts
import LinearAlgebra

/// The pseudo-inverse of any m × n matrix, n × m, in which singular values
/// up to `relativeTolerance` times the largest one count as zero.
public func pseudoInverseBySVD(
  _ a: Matrix<Double>, relativeTolerance: Double
) throws -> Matrix<Double> {
  let g = try SymmetricEigen(a.gram())
  let top = (g.eigenvalues.last ?? 0)
  let f = Vector(g.eigenvalues.map { $0 > relativeTolerance * relativeTolerance * top && $0 > 0 ? 1 / $0 : 0 })
  return g.eigenvectors.scaled(columnsBy: f) * g.eigenvectors.transpose * a.transposed()
}
