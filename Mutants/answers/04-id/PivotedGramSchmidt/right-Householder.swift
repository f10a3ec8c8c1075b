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
  guard k > 0 else { return ([], .zero(rows: m, columns: 0)) }
  var r = a
  var order = Array(0..<n)
  var vs: [Vector<Double>] = []
  let top = (0..<n).map { a[column: $0].norm }.max() ?? 0
  for i in 0..<k {
    var best = i, longest = -1.0
    for j in i..<max(n, i) {
      let length = Vector((i..<max(m, i)).map { r[$0, order[j]] }).norm
      if length > longest { longest = length; best = j }
    }
    if longest <= Double(max(m, n)) * .ulpOfOne * top { throw Exhausted() }
    order.swapAt(i, best)
    var v = Vector<Double>.zero(m)
    for t in i..<m { v[t] = r[t, order[i]] }
    v[i] += v[i] < 0 ? -longest : longest
    v = v / v.norm
    vs.append(v)
    for j in 0..<n { let c = r[column: j]; r[column: j] = c - v * (2 * v.dot(c)) }
  }
  var q = Matrix<Double>(diagonal: Vector(repeating: 1, count: k), rows: m, columns: k)
  for v in vs.reversed() { for j in 0..<k { let c = q[column: j]; q[column: j] = c - v * (2 * v.dot(c)) } }
  return (Array(order[..<k]), q)
}
