// a third round to be sure
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  struct Dependent: Error {}
  let n = blocks[0].columns
  var q = blocks
  var r = Matrix<Double>.identity(n)
  for j in 0..<n {
    let largest = q.map { $0[columns: [j]].maxNorm }.reduce(0) { $1 > $0 || $1.isNaN ? $1 : $0 }
    guard largest > 0, largest.isFinite else { throw Dependent() }
    let unit = Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
    var factors = Vector<Double>(repeating: 1, count: n)
    factors[j] = 1 / unit
    q = q.map { $0.scaled(columnsBy: factors) }
    r[j, j] = unit
  }
  for round in 0..<3 {
    var g = Matrix<Double>.zero(rows: n, columns: n)
    for block in q { g = g + block.gram() }
    if round == 2, (g - .identity(n)).maxNorm > 1e-8 { throw Dependent() }
    let l = try Cholesky(g).l
    q = try q.map { try l.solveTriangular(.lower, $0.transposed()).transposed() }
    r = l.transpose * r
  }
  return (q, r)
}
