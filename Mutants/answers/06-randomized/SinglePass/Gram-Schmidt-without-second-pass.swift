// Gram-Schmidt without second pass
import Attempts
import LinearAlgebra

/// An approximation `QX` of a matrix `A` that is gone: only the sketches
/// `y = AΩ` and `w = ΨA` are left, and the matrix `psi`.
public func singlePass(
  y: Matrix<Double>, w: Matrix<Double>, psi: Matrix<Double>
) throws -> (q: Matrix<Double>, x: Matrix<Double>) {
  var qs: [Vector<Double>] = []
  for j in 0..<y.columns {
    var v = y[column: j]
    for q in qs { v -= q.dot(v) * q }
    qs.append(v / v.norm)
  }
  let q = Matrix(columns: qs)
  return (q, try (psi * q).leastSquares(w))
}
