// one round
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  let n = blocks[0].columns
  let g = blocks.map { $0.gram() }.reduce(.zero(rows: n, columns: n), +)
  let l = try Cholesky(g).l
  let q = try blocks.map { try l.solveTriangular(.lower, $0.transposed()).transposed() }
  return (q, l.transposed())
}
