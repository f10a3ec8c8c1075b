import Attempts
import LinearAlgebra

/// The probabilities with which drawing layers of `XY` has the least
/// variance, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
public func optimalProbabilities(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws -> Vector<Double> {
  let l = x.columns
  var s = [Double](repeating: 0, count: l)
  for i in 0..<l { s[i] = x[column: i].dot(x[column: i]).squareRoot() * y[row: i].dot(y[row: i]).squareRoot() }
  guard let top = s.max() else { return [] }
  if top == 0 { return Vector(repeating: 1 / Double(l), count: l) }
  let total = s.reduce(0) { $0 + $1 / top }
  return Vector(s.map { $0 / top / total })
}
