import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  // answer.begin
  var (left, right) = ([Vector<Double>](), [Vector<Double>]())
  var unread = Array(0..<m)
  var next = unread.first
  while left.count < k, let i = next {
    unread.removeAll { $0 == i }
    next = unread.first
    var v = Vector((0..<n).map { entry(i, $0) })
    let size = v.norm
    for (x, y) in zip(left, right) { v -= x[i] * y }
    let pivot = v.indices.max { v[$0].magnitude < v[$1].magnitude }
    guard let j = pivot, v[j].magnitude > 1e-14 * size else { continue }
    var u = Vector((0..<m).map { entry($0, j) })
    for (x, y) in zip(left, right) { u -= y[j] * x }
    left.append(u)
    right.append(v / v[j])
    next = unread.max { u[$0].magnitude < u[$1].magnitude }
  }
  if left.isEmpty {
    return (.zero(rows: m, columns: 0), .zero(rows: 0, columns: n))
  }
  return (Matrix(columns: left), Matrix(columns: right).transposed())
  // answer.end
}
