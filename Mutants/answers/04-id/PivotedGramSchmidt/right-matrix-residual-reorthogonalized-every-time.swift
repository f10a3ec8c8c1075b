import Attempts
import LinearAlgebra

/// The first `k` columns that column-pivoted QR takes, in the order of
/// choice, and the directions that they add, the columns of an m × k matrix.
///
/// - Throws: An error if fewer than `k` columns are independent to working
///   precision.
public func pivotedGramSchmidt(
  _ a: Matrix<Double>, steps k: Int
) throws -> (columns: [Int], q: Matrix<Double>) {
  struct Dependent: Error {}
  let limit = Double(max(a.rows, a.columns)) * 0x1p-52 * (0..<a.columns).reduce(0.0) { max($0, a[column: $1].norm) }
  var rest = a
  var q = Matrix<Double>.zero(rows: a.rows, columns: 0)
  var columns: [Int] = []
  while columns.count < k {
    var best = -1, longest = limit
    for j in 0..<a.columns where !columns.contains(j) {
      let length = rest[column: j].norm
      if length > longest { best = j; longest = length }
    }
    if best < 0 { throw Dependent() }
    var direction = rest[column: best]
    for _ in 0..<2 { for i in 0..<q.columns { direction -= q[column: i] * q[column: i].dot(direction) } }
    direction = direction / direction.norm
    columns.append(best)
    q = q.appending(columnsOf: Matrix(column: direction))
    rest = a - q * (q.transpose * a)
    rest = rest - q * (q.transpose * rest)
  }
  return (columns, q)
}
