import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  var left = Matrix<Double>.zero(rows: m, columns: 0), right = Matrix<Double>.zero(rows: 0, columns: n)
  var read = Set<Int>()
  var i = 0
  func nextUnread() -> Int { (0..<m).first { !read.contains($0) } ?? m }
  while left.columns < k && i < m {
    read.insert(i)
    let row = Matrix(rows: 1, columns: n) { entry(i, $1) }
    let rest = (row - left[rows: i..<(i + 1)] * right)[row: 0]
    var j = 0
    for t in 0..<n where abs(rest[t]) > abs(rest[j]) { j = t }
    if n == 0 || abs(rest[j]) <= 1e-14 * row.frobeniusNorm { i = nextUnread(); continue }
    let column = Vector((0..<m).map { $0 == i ? row[0, j] : entry($0, j) }) - left * right[column: j]
    left = left.appending(columnsOf: Matrix(column: column / rest[j]))
    right = right.appending(rowsOf: Matrix(row: rest))
    i = nextUnread()
    for t in 0..<m where !read.contains(t) && abs(column[t]) > abs(column[i]) { i = t }
  }
  return (left, right)
}
