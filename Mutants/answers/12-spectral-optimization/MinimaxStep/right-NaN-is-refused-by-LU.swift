// right-NaN is refused by LU
import Attempts
import LinearAlgebra

/// The coefficients of the polynomial `ax + bx³ + cx⁵` whose greatest distance
/// from 1 on the interval [l, 1] is the least.
public func minimaxStep(
  from l: Double
) throws -> (a: Double, b: Double, c: Double) {
  if l <= 0 || l >= 1 { throw ImpossibleEnd() }
  var x: [Double] = [l, (3 * l + 1) / 4, (l + 3) / 4, 1]
  var s: Vector<Double> = [0, 0, 0, 0]
  for _ in 0..<30 {
    let system = Matrix<Double>(rows: 4, columns: 4) { i, j in
      let t = x[i]
      switch j {
      case 0: return t
      case 1: return t * t * t
      case 2: return t * t * t * t * t
      default: return i % 2 == 0 ? 1.0 : -1.0
      }
    }
    s = try LU(system).solve(Vector([1, 1, 1, 1]))
    let d = (9 * s[1] * s[1] - 20 * s[0] * s[2]).squareRoot()
    x = [l, ((-3 * s[1] - d) / (10 * s[2])).squareRoot(), ((-3 * s[1] + d) / (10 * s[2])).squareRoot(), 1]
  }
  return (s[0], s[1], s[2])
}

/// What to throw when the lower end is not between 0 and 1.
public struct ImpossibleEnd: Error {
  /// Makes the error.
  public init() {}
}
