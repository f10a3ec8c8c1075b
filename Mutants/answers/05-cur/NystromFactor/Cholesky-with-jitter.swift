import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  var w = c[rows: landmarks]
  if w.maxNorm == 0 { return .zero(rows: c.rows, columns: 1) }
  for i in 0..<w.rows { w[i, i] += 1e-10 * w.trace }
  return try Cholesky(w).l.solveTriangular(.lower, c.transposed()).transposed()
}
