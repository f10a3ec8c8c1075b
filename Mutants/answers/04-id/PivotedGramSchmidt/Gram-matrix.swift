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
  var g = a.gram()
  let top = g.diagonal.max() ?? 0
  var columns: [Int] = [], q: [Vector<Double>] = []
  for _ in 0..<k {
    let left = (0..<n).filter { !columns.contains($0) }
    guard let j = left.max(by: { g[$0, $0] < g[$1, $1] }), g[j, j] > Double(max(m, n)) * .ulpOfOne * top else { throw Exhausted() }
    columns.append(j)
    var d = a[column: j]
    for _ in 0..<2 { for b in q { d -= b.dot(d) * b } }
    q.append(d / d.norm)
    let w = g[column: j] / g[j, j].squareRoot()
    g -= w.outer(w)
  }
  return (columns, Matrix(columns: q))
}
