// refuses a condition above 1e4
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  struct Dependent: Error {}
  let n = blocks[0].columns
  let g = blocks.map { $0.gram() }.reduce(.zero(rows: n, columns: n), +)
  let l = try Cholesky(g).l
  let d = l.diagonal
  if d.contains(where: { $0 < 1e-4 * (d.max() ?? 0) }) { throw Dependent() }
  var q = try blocks.map { try l.solveTriangular(.lower, $0.transposed()).transposed() }
  let l2 = try Cholesky(q.map { $0.gram() }.reduce(.zero(rows: n, columns: n), +)).l
  q = try q.map { try l2.solveTriangular(.lower, $0.transposed()).transposed() }
  return (q, (l * l2).transposed())
}
