// signs not turned
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  let zeros = Matrix<Double>.zero(rows: n, columns: n)
  let lower = try QR(bottom.appending(rowsOf: zeros)).r
  let message = (0..<n).flatMap { i in (i..<n).map { lower[i, $0] } }
  return (Vector(message), try QR(top.appending(rowsOf: lower)).r)
}
