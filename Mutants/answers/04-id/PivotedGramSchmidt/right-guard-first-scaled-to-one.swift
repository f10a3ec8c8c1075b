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
  enum Trouble: Error { case dependent }
  let n = a.columns
  let top = (0..<n).map { a[column: $0].norm }.max() ?? 0
  if k > 0 && (top == 0 || k > min(a.rows, n)) { throw Trouble.dependent }
  var e = top == 0 ? a : a / top
  var chosen: [Int] = []
  var q = Matrix<Double>.zero(rows: a.rows, columns: k)
  for i in 0..<k {
    let lengths = (0..<n).map { chosen.contains($0) ? -1 : e[column: $0].norm }
    let j = lengths.firstIndex(of: lengths.max()!)!
    if lengths[j] <= Double(max(a.rows, n)) * Double.ulpOfOne { throw Trouble.dependent }
    var d = e[column: j] / lengths[j]
    for t in 0..<i { d -= q[column: t].dot(d) * q[column: t] }
    d = d / d.norm
    for t in 0..<i { d -= q[column: t].dot(d) * q[column: t] }
    d = d / d.norm
    q[column: i] = d
    chosen.append(j)
    for t in 0..<n { e[column: t] = e[column: t] - d * d.dot(e[column: t]) }
  }
  return (chosen, q)
}
