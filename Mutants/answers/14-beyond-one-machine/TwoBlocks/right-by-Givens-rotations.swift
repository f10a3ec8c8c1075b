// by Givens rotations
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  func r(_ block: Matrix<Double>) -> Matrix<Double> {
    var t = Matrix<Double>.zero(rows: n, columns: n)
    for k in 0..<block.rows {
      var row = (0..<n).map { block[k, $0] }
      for j in 0..<n where row[j] != 0 {
        let length = Vector([t[j, j], row[j]]).norm
        let (c, s) = (t[j, j] / length, row[j] / length)
        for i in j..<n { (t[j, i], row[i]) = (c * t[j, i] + s * row[i], c * row[i] - s * t[j, i]) }
        row[j] = 0
      }
    }
    for i in 0..<n where t[i, i] < 0 { for j in i..<n { t[i, j] = -t[i, j] } }
    return t
  }
  let lower = r(bottom)
  let message = (0..<n).flatMap { i in (i..<n).map { lower[i, $0] } }
  return (Vector(message), r(r(top).appending(rowsOf: lower)))
}
