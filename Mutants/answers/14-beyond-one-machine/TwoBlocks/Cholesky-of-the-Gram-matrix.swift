// Cholesky of the Gram matrix
import Attempts
import LinearAlgebra

/// The triangle R of two blocks, one on top of the other, and the numbers that
/// the rank with the lower block sends to the other one for it.
public func triangle(
  of top: Matrix<Double>, and bottom: Matrix<Double>
) throws -> (message: Vector<Double>, r: Matrix<Double>) {
  let n = top.columns
  let own = try Cholesky(bottom.gram()).l.transposed()
  let all = try Cholesky(top.gram() + bottom.gram()).l.transposed()
  return (Vector((0..<n).flatMap { i in (i..<n).map { own[i, $0] } }), all)
}
