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
      let k = svd.singularValues.count - 1
      left[group][column: block] = svd.u[column: k].scaled(by: svd.singularValues[k])
      right[block][row: group] = svd.v[column: k]
    }
  }
  return (left, right)
}
