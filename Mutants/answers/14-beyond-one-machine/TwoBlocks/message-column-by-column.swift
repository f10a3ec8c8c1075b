// message column by column
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  func r(_ a: Matrix<Double>) throws -> Matrix<Double> {
    let small = try QR(a.appending(rowsOf: .zero(rows: n, columns: n))).r
    return small.scaled(rowsBy: Vector(small.diagonal.map { $0 < 0 ? -1 : 1 }))
  }
  let lower = try r(bottom)
  let message = (0..<n).flatMap { j in (0...j).map { lower[$0, j] } }
  return (Vector(message), try r(top.appending(rowsOf: bottom)))
}
