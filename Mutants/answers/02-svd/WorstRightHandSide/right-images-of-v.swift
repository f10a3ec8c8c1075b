// right-images of v
import Attempts
import LinearAlgebra

/// A right-hand side of length 1 and a change of length `size` that make the
/// solution of `Ax = b` change as much as it can.
public func worstRightHandSide(
  _ a: Matrix<Double>, size: Double
) throws -> (b: Vector<Double>, change: Vector<Double>) {
  let s = try SVD(a)
  let n = a.rows
  guard s.singularValues[n - 1] > Double(n) * .ulpOfOne * s.singularValues[0] else { throw SingularMatrix() }
  let b = a * s.v[column: 0]
  return (b / b.norm, size * s.u[column: n - 1])
}

/// What to throw when no right-hand side has exactly one solution.
public struct SingularMatrix: Error {
  /// Makes the error.
  public init() {}
}
