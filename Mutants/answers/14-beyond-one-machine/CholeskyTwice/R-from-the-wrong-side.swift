// R from the wrong side
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  let n = blocks[0].columns
  var (q, r) = (blocks, Matrix<Double>.identity(n))
  for _ in 0..<2 {
    let g = q.map { $0.gram() }.reduce(.zero(rows: n, columns: n), +)
    let l = try Cholesky(g).l
    q = try q.map { try l.solveTriangular(.lower, $0.transposed()).transposed() }
    r = r * l.transposed()
  }
  return (q, r)
}
