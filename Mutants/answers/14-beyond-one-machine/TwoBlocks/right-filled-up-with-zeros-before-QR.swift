// filled up with zeros before QR
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  func signed(_ r: Matrix<Double>) -> Matrix<Double> {
    r.scaled(rowsBy: Vector(r.diagonal.map { $0 < 0 ? -1 : 1 }))
  }
  let zeros = Matrix<Double>.zero(rows: n, columns: n)
  let lower = signed(try QR(bottom.appending(rowsOf: zeros)).r)
  let upper = try QR(top.appending(rowsOf: zeros)).r
  var message: [Double] = []
  for i in 0..<n { message += (i..<n).map { lower[i, $0] } }
  return (Vector(message), signed(try QR(upper.appending(rowsOf: lower)).r))
}
