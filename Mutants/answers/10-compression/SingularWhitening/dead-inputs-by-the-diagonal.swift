// dead-inputs-by-the-diagonal
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

  let live = (0..<gram.rows).filter { gram[$0, $0] > relativeTolerance * gram.maxNorm }
  let part = gram[rows: live][columns: live]
  if live.isEmpty { return filled(.zero(rows: weight.rows, columns: 0), .zero(rows: 0, columns: weight.columns)) }
  let s = try Cholesky(part).l
  let u = try SVD(weight[columns: live] * s).u
  var right = Matrix<Double>.zero(rows: u.columns, columns: weight.columns)
  let inner = u.transpose * weight[columns: live]
  for (k, j) in live.enumerated() { right[column: j] = inner[column: k] }
  return filled(u, right)
}
