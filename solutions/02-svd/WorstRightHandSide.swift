import Attempts
import LinearAlgebra

/// A right-hand side of length 1 and a change of length `size` that make the
/// solution of `Ax = b` change as much as it can.
public func worstRightHandSide(
  _ a: Matrix<Double>, size: Double
) throws -> (b: Vector<Double>, change: Vector<Double>) {
  // answer.begin
  let svd = try SVD(a)
  let sigma = svd.singularValues
  let last = sigma.count - 1
  let tolerance = Double(a.rows) * .ulpOfOne * sigma[0]
  if sigma[last] <= tolerance { throw SingularMatrix() }
  return (svd.u[column: 0], size * svd.u[column: last])
  // answer.end
}

/// What to throw when no right-hand side has exactly one solution.
public struct SingularMatrix: Error {
  /// Makes the error.
  public init() {}
}
