// right-singular-values-of-the-inputs
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

  let x = try SVD(inputs)
  let (left, right) = try cut(weight * x.u.scaled(columnsBy: x.singularValues))
  let back = x.u.scaled(columnsBy: Vector(x.singularValues.map { 1 / $0 }))
  return (left, right * back.transpose)
}
