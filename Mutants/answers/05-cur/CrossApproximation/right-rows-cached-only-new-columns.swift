import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  var table: [Int: Vector<Double>] = [:]
  var left: [Vector<Double>] = [], right: [Vector<Double>] = []
  var order: [Int] = []
  var i = 0
  while left.count < k && order.count < m {
    let whole = Vector((0..<n).map { entry(i, $0) })
    table[i] = whole
    order.append(i)
    let rest = zip(left, right).reduce(whole) { $0 - $1.1 * $1.0[i] }
    let j = rest.enumerated().max { abs($0.element) < abs($1.element) }?.offset
    let unread = { (0..<m).filter { table[$0] == nil } }
    if let j, abs(rest[j]) > 1e-14 * whole.norm {
      let column = Vector((0..<m).map { table[$0]?[j] ?? entry($0, j) })
      let new = zip(left, right).reduce(column) { $0 - $1.0 * $1.1[j] }
      left.append(new)
      right.append(rest / rest[j])
      i = unread().max { abs(new[$0]) < abs(new[$1]) } ?? m
    } else {
      i = unread().first ?? m
    }
  }
  return (left.isEmpty ? .zero(rows: m, columns: 0) : Matrix(columns: left), right.isEmpty ? .zero(rows: 0, columns: n) : Matrix(columns: right).transposed())
}
