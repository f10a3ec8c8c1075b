// columns turned in place of rows
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  let zeros = Matrix<Double>.zero(rows: n, columns: n)
  func r(_ a: Matrix<Double>) throws -> Matrix<Double> {
    let small = try QR(a.appending(rowsOf: zeros)).r
    return small.scaled(columnsBy: Vector(small.diagonal.map { $0 < 0 ? -1 : 1 }))
  }
  let lower = try r(bottom)
  return (Vector((0..<n).flatMap { i in (i..<n).map { lower[i, $0] } }), try r(top.appending(rowsOf: lower)))
}
