// Cholesky by hand, tested at the end
import Attempts
import LinearAlgebra

/// Orthonormal columns Q, in the blocks of rows of A, and R, from two sums of
/// Gram matrices; an error where these do not have what it takes.
public func choleskyQR2(
  _ blocks: [Matrix<Double>]
) throws -> (q: [Matrix<Double>], r: Matrix<Double>) {
  struct Dependent: Error {}
  let n = blocks[0].columns
  let lengths = (0..<n).map { j in blocks.map { $0[columns: [j]].maxNorm }.reduce(0.0) { max($0, $1) } }
  guard lengths.allSatisfy({ $0 > 0 && $0 < .infinity }), blocks.allSatisfy(\.isFinite) else {
    throw Dependent()
  }
  let units = Vector(lengths.map { Double(sign: .plus, exponent: Int($0.exponent), significand: 1) })
  var q = blocks.map { $0.scaled(columnsBy: Vector(units.map { 1 / $0 })) }
  var r = Matrix(diagonal: units)
  func sum() -> Matrix<Double> { q.map { $0.gram() }.reduce(.zero(rows: n, columns: n), +) }
  for _ in 0..<2 {
    let g = sum()
    var u = Matrix<Double>.zero(rows: n, columns: n)
    for i in 0..<n {
      var pivot = g[i, i]
      for k in 0..<i { pivot -= u[k, i] * u[k, i] }
      guard pivot > 0 else { throw Dependent() }
      u[i, i] = pivot.squareRoot()
      for j in i + 1..<max(i + 1, n) {
        var x = g[i, j]
        for k in 0..<i { x -= u[k, i] * u[k, j] }
        u[i, j] = x / u[i, i]
      }
    }
    q = q.map { block in
      var columns = block
      for j in 0..<n {
        for i in 0..<block.rows {
          var x = columns[i, j]
          for k in 0..<j { x -= columns[i, k] * u[k, j] }
          columns[i, j] = x / u[j, j]
        }
      }
      return columns
    }
    r = u * r
  }
  guard (sum() - .identity(n)).maxNorm < 1e-13 * Double(n) else { throw Dependent() }
  return (q, r)
}
