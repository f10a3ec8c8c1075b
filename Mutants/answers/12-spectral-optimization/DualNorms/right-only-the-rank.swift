// right-only the rank
import Attempts
import LinearAlgebra

/// The duals of four norms at a gradient, and for each norm a matrix of norm at
/// most 1 that has so great an inner product with the gradient.
public func dualNorms(
  _ g: Matrix<Double>
) throws -> (norms: Vector<Double>, directions: [Matrix<Double>]) {
  let svd = try SVD(g)
  let s = svd.singularValues
  let a: Double = g.elements.map { abs($0) }.reduce(0, +)
  let b: Double = g.frobeniusNorm
  let c: Double = s.reduce(0, +)
  let d: Double = s[0]
  let A: Matrix<Double> = g.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  let B: Matrix<Double> = g.maxNorm == 0 ? g : g / g.frobeniusNorm
  let C: Matrix<Double> = svd.u[columns: 0..<s.filter { $0 > 1e-9 * s[0] }.count] * svd.v[columns: 0..<s.filter { $0 > 1e-9 * s[0] }.count].transpose
  let D: Matrix<Double> = svd.u[column: 0].outer(svd.v[column: 0])
  return ([a, b, c, d], [A, B, C, D])
}
