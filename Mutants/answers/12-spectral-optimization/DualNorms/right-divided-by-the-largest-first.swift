// right-divided by the largest first
import Attempts
import LinearAlgebra

/// The duals of four norms at a gradient, and for each norm a matrix of norm at
/// most 1 that has so great an inner product with the gradient.
public func dualNorms(
  _ g: Matrix<Double>
) throws -> (norms: Vector<Double>, directions: [Matrix<Double>]) {
  let unit = g.maxNorm
  if unit == 0 { return ([0, 0, 0, 0], [g, g, g, g]) }
  let h = g / unit
  let svd = try SVD(h)
  let s = svd.singularValues
  let norms: Vector<Double> = [h.elements.reduce(0) { $0 + $1.magnitude }, h.frobeniusNorm, s.reduce(0, +), s[0]]
  return (unit * norms, [h.map { $0.sign == .minus ? -1 : 1 }, h / h.frobeniusNorm, svd.u * svd.v.transpose, svd.u[column: 0].outer(svd.v[column: 0])])
}
