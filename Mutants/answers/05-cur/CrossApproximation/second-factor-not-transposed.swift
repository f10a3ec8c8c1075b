import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  var xs: [Vector<Double>] = [], ys: [Vector<Double>] = []
  var unread = Array(0..<m)
  var next = unread.first
  while xs.count < k, let i = next {
    unread.removeAll { $0 == i }
    let row = Vector((0..<n).map { entry(i, $0) })
    var rest = row
    for (x, y) in zip(xs, ys) { rest -= x[i] * y }
    let pivot = rest.indices.max { rest[$0].magnitude < rest[$1].magnitude }
    guard let j = pivot, rest[j].magnitude > 1e-14 * row.norm else { next = unread.first; continue }
    var column = Vector((0..<m).map { entry($0, j) })
    for (x, y) in zip(xs, ys) { column -= y[j] * x }
    xs.append(column)
    ys.append(rest / rest[j])
    next = unread.max { column[$0].magnitude < column[$1].magnitude }
  }
  if xs.isEmpty { return (.zero(rows: m, columns: 0), .zero(rows: 0, columns: n)) }
  return (Matrix(columns: xs), Matrix(columns: ys))
}
