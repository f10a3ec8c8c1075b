import Attempts
import LinearAlgebra

public func monarchProjection(
  _ w: Matrix<Double>, groups c: Int, blocks b: Int
) throws -> (left: [Matrix<Double>], right: [Matrix<Double>]) {
  let (p, w2) = (w.rows / c, w.columns / b)
  var left = (0..<c).map { _ in Matrix<Double>.zero(rows: p, columns: b) }
  var right = (0..<b).map { _ in Matrix<Double>.zero(rows: c, columns: w2) }
  for group in 0..<c {
    for block in 0..<b {
      let slice = Matrix<Double>(rows: p, columns: w2) { i, j in w[i * c + group, block * w2 + j] }
      let svd = try SVD(slice)
      for i in 0..<p { left[group][i, block] = svd.u[i, 0] }
      for j in 0..<w2 { right[block][group, j] = svd.v[j, 0] * svd.singularValues[0] }
    }
  }
  return (left, right)
}
