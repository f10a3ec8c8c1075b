// three points
import Attempts
import LinearAlgebra

/// The coefficients of the polynomial `ax + bx³ + cx⁵` whose greatest distance
/// from 1 on the interval [l, 1] is the least.
public func minimaxStep(
  from l: Double
) throws -> (a: Double, b: Double, c: Double) {
  guard l > 0 && l < 1 else { throw ImpossibleEnd() }
  let x = [l, (l + 1) / 2, 1]
  let system = Matrix<Double>(rows: 3, columns: 3) { i, j in [x[i], x[i] * x[i] * x[i], x[i] * x[i] * x[i] * x[i] * x[i]][j] }
  let s = try LU(system).solve(Vector([1, 1, 1]))
  return (s[0], s[1], s[2])
}

/// What to throw when the lower end is not between 0 and 1.
public struct ImpossibleEnd: Error {
  /// Makes the error.
  public init() {}
}
