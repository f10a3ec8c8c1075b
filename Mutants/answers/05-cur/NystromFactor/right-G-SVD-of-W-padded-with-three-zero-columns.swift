import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let w = c[rows: landmarks]
  let s = try SVD(w)
  let f = c * s.u.scaled(columnsBy: Vector(s.singularValues.map { $0 > relativeTolerance * s.singularValues[0] ? 1 / $0.squareRoot() : 0 }))
  return f.appending(columnsOf: .zero(rows: c.rows, columns: 3))
}
