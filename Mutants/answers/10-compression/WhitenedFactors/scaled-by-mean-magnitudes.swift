// scaled-by-mean-magnitudes
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

  let d = Vector((0..<inputs.rows).map { inputs[row: $0].reduce(0) { $0 + abs($1) } / Double(inputs.columns) })
  let (left, right) = try cut(weight.scaled(columnsBy: d))
  return (left, right.scaled(columnsBy: Vector(d.map { 1 / $0 })))
}
