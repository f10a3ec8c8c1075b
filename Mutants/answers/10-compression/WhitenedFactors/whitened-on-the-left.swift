// whitened-on-the-left
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs
/// `weight * inputs` least.
public func whitenedFactors(
  weight: Matrix<Double>, inputs: Matrix<Double>, rank: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  func cut(_ a: Matrix<Double>) throws -> (Matrix<Double>, Matrix<Double>) {
    let svd = try SVD(a)
    return (
      svd.u[columns: 0..<rank].scaled(columnsBy: svd.singularValues[0..<rank]),
      svd.v[columns: 0..<rank].transposed())
  }

  let s = try QR(inputs.transposed()).r.transposed()
  if weight.rows != weight.columns { return try cut(weight) }
  let (left, right) = try cut(s * weight)
  return (try s.solve(left), right)
}
