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
  var e = (0..<n).map { a[column: $0] }
  let top = e.map(\.norm).max() ?? 0
  let limit = Double(max(m, n)) * Double.ulpOfOne * top
  var columns: [Int] = [], q: [Vector<Double>] = []
  for _ in 0..<k {
    let left = (0..<n).filter { !columns.contains($0) }
    guard let j = left.max(by: { e[$0].norm < e[$1].norm }), e[j].norm > limit else { throw Exhausted() }
    var d = e[j]
    if !q.isEmpty { let b = Matrix(columns: q); d -= b * (b.transpose * d) }
    d = d / d.norm
    columns.append(j)
    q.append(d)
    for i in 0..<n { e[i] -= d.dot(e[i]) * d }
  }
  let o = columns.indices.sorted { columns[$0] < columns[$1] }; return (o.map { columns[$0] }, Matrix(columns: o.map { q[$0] }))
}
