// right-triangle-of-the-transpose
import Attempts
import LinearAlgebra

/// The vector of a new person from a few ratings, whatever the number of
/// factors; row i of `films` is the vector of the film that rating i is for.
public func newPerson(
  films f: Matrix<Double>, ratings: Vector<Double>, penalty: Double
) throws -> Vector<Double> {
  guard penalty >= 0 else { throw NegativePenalty() }
  let m = f.rows
  if m == 0 { return .zero(f.columns) }
  // Fᵀ = QR, so F = RᵀQᵀ, and the small problem has the singular values of R.
  let qr = try QR(f.transposed())
  let svd = try SVD(qr.r.transposed())
  let s = svd.singularValues
  let c = svd.u.transpose * ratings
  let y = Vector(s.indices.map { s[$0] <= 1e-10 * s[0] ? 0 : c[$0] * s[$0] / (s[$0] * s[$0] + penalty * Double(m)) })
  return qr.q * (svd.v * y)
}

/// What to throw when a penalty is negative or not a number.
public struct NegativePenalty: Error {
  /// Makes the error.
  public init() {}
}
