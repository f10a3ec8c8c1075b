import Attempts
import LinearAlgebra

/// The blocks of the Monarch matrix that is closest to `w`.
public func monarchProjection(
  _ w: Matrix<Double>, groups c: Int, blocks b: Int
) throws -> (left: [Matrix<Double>], right: [Matrix<Double>]) {
  // answer.begin
  let (height, width) = (w.rows / c, w.columns / b)
  var left = Array(
    repeating: Matrix<Double>.zero(rows: height, columns: b), count: c)
  var right = Array(
    repeating: Matrix<Double>.zero(rows: c, columns: width), count: b)
  for group in 0..<c {
    for block in 0..<b {
      let slice = Matrix(rows: height, columns: width) { i, j in
        w[i * c + group, block * width + j]
      }
      let svd = try SVD(slice)
      left[group][column: block] = svd.u[column: 0] * svd.singularValues[0]
      right[block][row: group] = svd.v[column: 0]
    }
  }
  return (left, right)
  // answer.end
}
