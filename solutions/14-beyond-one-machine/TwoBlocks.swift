import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  // answer.begin
  let n = top.columns
  func square(_ block: Matrix<Double>) throws -> Matrix<Double> {
    let r = try QR(block).r
    return Matrix(rows: n, columns: n) { i, j in
      i < r.rows ? (r[i, i] < 0 ? -r[i, j] : r[i, j]) : 0
    }
  }
  // At the rank with the lower block.
  let own = try square(bottom)
  var message: [Double] = []
  for i in 0..<n {
    for j in i..<n { message.append(own[i, j]) }
  }
  // At the other one.
  var received = Matrix<Double>.zero(rows: n, columns: n)
  var next = 0
  for i in 0..<n {
    for j in i..<n {
      received[i, j] = message[next]
      next += 1
    }
  }
  let r = try square(square(top).appending(rowsOf: received))
  return (Vector(message), r)
  // answer.end
}
