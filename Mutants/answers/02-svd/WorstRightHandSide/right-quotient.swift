// right-quotient
import Attempts
import LinearAlgebra

/// A right-hand side of length 1 and a change of length `size` that make the
/// solution of `Ax = b` change as much as it can.
public func worstRightHandSide(
  _ a: Matrix<Double>, size: Double
) throws -> (b: Vector<Double>, change: Vector<Double>) {
  let s = try SVD(a)
  guard let top = s.singularValues.first, let low = s.singularValues.last, top > 0, low / top > Double(a.rows) * .ulpOfOne else { throw SingularMatrix() }
  return (s.u[column: 0] / s.u[column: 0].norm, size * s.u[column: a.rows - 1])
}

/// What to throw when no right-hand side has exactly one solution.
public struct SingularMatrix: Error {
  /// Makes the error.
  public init() {}
}
