// right-Newton on the four equations
import Attempts
import LinearAlgebra

/// The coefficients of the polynomial `ax + bx³ + cx⁵` whose greatest distance
/// from 1 on the interval [l, 1] is the least.
public func minimaxStep(
  from l: Double
) throws -> (a: Double, b: Double, c: Double) {
  guard l > 0 && l < 1 else { throw ImpossibleEnd() }
  // Unknown are a, b, c, E and two points; the six equations by a Newton iteration with differences.
  var z: [Double] = []
  do {
    let x = [l, (3 * l + 1) / 4, (l + 3) / 4, 1]
    let system = Matrix<Double>(rows: 4, columns: 4) { i, j in
      j == 3 ? (i % 2 == 0 ? 1 : -1) : (0..<(2 * j)).reduce(x[i]) { p, _ in p * x[i] }
    }
    let s = try LU(system).solve(Vector([1, 1, 1, 1]))
    z = s.elements + [x[1], x[2]]
  }
  func equations(_ z: [Double]) -> Vector<Double> {
    func p(_ x: Double) -> Double { z[0] * x + z[1] * x * x * x + z[2] * x * x * x * x * x }
    func q(_ x: Double) -> Double { z[0] + 3 * z[1] * x * x + 5 * z[2] * x * x * x * x }
    return [
      p(l) + z[3] - 1, p(z[4]) - z[3] - 1, p(z[5]) + z[3] - 1, p(1) - z[3] - 1, q(z[4]), q(z[5]),
    ]
  }
  for _ in 0..<40 {
    let f = equations(z)
    let jacobian = Matrix<Double>(columns: (0..<6).map { k -> Vector<Double> in
      var (up, down) = (z, z)
      let h = 1e-5 * max(1e-3, abs(z[k]))
      up[k] += h
      down[k] -= h
      return (equations(up) - equations(down)) / (2 * h)
    })
    let step = try LU(jacobian).solve(f)
    for k in 0..<6 { z[k] -= step[k] }
  }
  return (z[0], z[1], z[2])
}

/// What to throw when the lower end is not between 0 and 1.
public struct ImpossibleEnd: Error {
  /// Makes the error.
  public init() {}
}
