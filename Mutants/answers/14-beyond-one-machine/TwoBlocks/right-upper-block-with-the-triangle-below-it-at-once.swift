// upper block with the triangle below it at once
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  func r(_ a: Matrix<Double>) throws -> Matrix<Double> {
    let small = try QR(a).r
    var full = Matrix<Double>.zero(rows: n, columns: n)
    for i in 0..<small.rows {
      let sign = small[i, i] < 0 ? -1.0 : 1
      for j in i..<n { full[i, j] = sign * small[i, j] }
    }
    return full
  }
  let lower = try r(bottom)
  let message = (0..<n).flatMap { i in (i..<n).map { lower[i, $0] } }
  return (Vector(message), try r(top.appending(rowsOf: lower)))
}
