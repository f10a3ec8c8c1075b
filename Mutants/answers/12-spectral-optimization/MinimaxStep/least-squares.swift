// least squares
import Attempts
import LinearAlgebra

/// The coefficients of the polynomial `ax + bx³ + cx⁵` whose greatest distance
/// from 1 on the interval [l, 1] is the least.
public func minimaxStep(
  from l: Double
) throws -> (a: Double, b: Double, c: Double) {
  guard l > 0 && l < 1 else { throw ImpossibleEnd() }
  let x = (0...1000).map { l + (1 - l) * Double($0) / 1000 }
  let m = Matrix<Double>(rows: 1001, columns: 3) { i, j in [x[i], x[i] * x[i] * x[i], x[i] * x[i] * x[i] * x[i] * x[i]][j] }
  let s = try m.leastSquares(Vector(repeating: 1, count: 1001))
  return (s[0], s[1], s[2])
}

/// What to throw when the lower end is not between 0 and 1.
public struct ImpossibleEnd: Error {
  /// Makes the error.
  public init() {}
}
