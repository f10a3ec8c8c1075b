// Gram matrix of each rank
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  var q: [Matrix<Double>] = []
  var r = Matrix<Double>.identity(blocks[0].columns)
  for block in blocks {
    let l = try Cholesky(block.gram()).l
    q.append(try l.solveTriangular(.lower, block.transposed()).transposed())
    r = l.transposed()
  }
  return (q, r)
}
