import Attempts
import LinearAlgebra

/// A factor F of the Nyström approximation F Fᵀ of a positive semidefinite
/// matrix, from its columns at the landmarks, n × k.
public func nystromFactor(
  columns c: Matrix<Double>, landmarks: [Int], relativeTolerance: Double
) throws -> Matrix<Double> {
  let s = try SVD(c[rows: landmarks])
  let top = s.singularValues.first ?? 0
  let signs = zip(0..<s.singularValues.count, s.singularValues).map { i, x in s.u[column: i].dot(s.v[column: i]) > 0 && x > relativeTolerance * top ? 1 / x.squareRoot() : 0 }
  let f = c * s.u.scaled(columnsBy: Vector(signs))
  return f.appending(columnsOf: .zero(rows: c.rows, columns: 3))
}
