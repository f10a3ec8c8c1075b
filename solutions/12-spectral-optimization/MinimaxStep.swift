import Attempts
import LinearAlgebra

/// The coefficients of the polynomial `ax + bx³ + cx⁵` whose greatest distance
/// from 1 on the interval [l, 1] is the least.
public func minimaxStep(
  from l: Double
) throws -> (a: Double, b: Double, c: Double) {
  // answer.begin
  guard l > 0 && l < 1 else { throw ImpossibleEnd() }
  var points = [l, (3 * l + 1) / 4, (l + 3) / 4, 1]
  var p: Vector<Double> = [0, 0, 0, 0]
  for _ in 0..<30 {
    let system = Matrix(rows: 4, columns: 4) { i, j in
      let x = points[i]
      return [x, x * x * x, x * x * x * x * x, i % 2 == 0 ? 1 : -1][j]
    }
    p = try LU(system).solve([1, 1, 1, 1])
    let root = (9 * p[1] * p[1] - 20 * p[0] * p[2]).squareRoot()
    points[1] = ((-3 * p[1] - root) / (10 * p[2])).squareRoot()
    points[2] = ((-3 * p[1] + root) / (10 * p[2])).squareRoot()
  }
  return (p[0], p[1], p[2])
  // answer.end
}

/// What to throw when the lower end is not between 0 and 1.
public struct ImpossibleEnd: Error {
  /// Makes the error.
  public init() {}
}
