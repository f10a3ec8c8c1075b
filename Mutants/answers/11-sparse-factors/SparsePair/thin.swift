import Attempts
import LinearAlgebra

public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let rank = budget / (w.rows + w.columns)
  let svd = try SVD(w)
  return (
    svd.u[columns: 0..<rank].scaled(columnsBy: svd.singularValues[0..<rank]),
    svd.v[columns: 0..<rank].transposed()
  )
}
