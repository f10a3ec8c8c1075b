// last is always column 1
import Attempts
import LinearAlgebra

/// A right-hand side of length 1 and a change of length `size` that make the
/// solution of `Ax = b` change as much as it can.
public func worstRightHandSide(
  _ a: Matrix<Double>, size: Double
) throws -> (b: Vector<Double>, change: Vector<Double>) {
  let s = try SVD(a)
  let n = a.rows
  if s.singularValues[n - 1] <= Double(n) * .ulpOfOne * s.singularValues[0] { throw SingularMatrix() }
  return (s.u[column: 0], size * s.u[column: min(1, n - 1)])
}

/// What to throw when no right-hand side has exactly one solution.
public struct SingularMatrix: Error {
  /// Makes the error.
  public init() {}
}
