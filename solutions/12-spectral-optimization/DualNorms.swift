import Attempts
import LinearAlgebra

/// The duals of four norms at a gradient, and for each norm a matrix of norm at
/// most 1 that has so great an inner product with the gradient.
public func dualNorms(
  _ g: Matrix<Double>
) throws -> (norms: Vector<Double>, directions: [Matrix<Double>]) {
  // answer.begin
  let svd = try SVD(g)
  let sigma = svd.singularValues
  let norm = g.frobeniusNorm
  let sum = g.elements.reduce(0) { $0 + abs($1) }
  let signs = g.map { $0 < 0 ? -1 : 1 }
  let unit = norm > 0 ? g / norm : g
  let sign = svd.u * svd.v.transpose
  let layer = svd.u[column: 0].outer(svd.v[column: 0])
  return ([sum, norm, sigma.reduce(0, +), sigma[0]], [signs, unit, sign, layer])
  // answer.end
}
