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
      let v = slice[row: 0]
      let square = v.dot(v)
      if square > 0 {
        left[group][column: block] = (slice * v) / square
        right[block][row: group] = v
      }
    }
  }
  return (left, right)
}
