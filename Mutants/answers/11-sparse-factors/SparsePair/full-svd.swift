import Attempts
import LinearAlgebra

public func sparsePair(
  _ w: Matrix<Double>, budget: Int
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  let svd = try SVD(w)
  return (svd.u.scaled(columnsBy: svd.singularValues), svd.v.transposed())
}
