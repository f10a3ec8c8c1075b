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
  struct Exhausted: Error {}
  let m = a.rows, n = a.columns
  if k == 0 { return ([], .zero(rows: m, columns: 0)) }
  let top = (0..<n).map { a[column: $0].norm }.max() ?? 0
  var columns: [Int] = [], q: [Vector<Double>] = []
  for _ in 0..<k {
    var best = -1, longest = -1.0
    for j in 0..<n where !columns.contains(j) {
      let c = a[column: j]
      let s = q.reduce(c.dot(c)) { $0 - $1.dot(c) * $1.dot(c) }
      if s > longest { longest = s; best = j }
    }
    if best < 0 { throw Exhausted() }
    var d = a[column: best]
    for _ in 0..<2 { for b in q { d -= b.dot(d) * b } }
    if d.norm <= Double(max(m, n)) * .ulpOfOne * top { throw Exhausted() }
    columns.append(best)
    q.append(d / d.norm)
  }
  return (columns, Matrix(columns: q))
}
