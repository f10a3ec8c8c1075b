import Attempts
import LinearAlgebra

/// Factors of a sum of at most k crosses of an m × n matrix that is given as
/// a rule for its entries: m × r and r × n with r ≤ k.
public func crossApproximation(
  rows m: Int, columns n: Int, rank k: Int, entry: (Int, Int) -> Double
) throws -> (left: Matrix<Double>, right: Matrix<Double>) {
  var rest = Matrix(rows: m, columns: n) { entry($0, $1) }
  var left = Matrix<Double>.zero(rows: m, columns: 0), right = Matrix<Double>.zero(rows: 0, columns: n)
  for _ in 0..<min(k, m, n) {
    var (p, q) = (0, 0)
    for i in 0..<m { for j in 0..<n where abs(rest[i, j]) > abs(rest[p, q]) { (p, q) = (i, j) } }
    if rest[p, q] == 0 { break }
    let x = rest[column: q] / rest[p, q], y = rest[row: p]
    left = left.appending(columnsOf: Matrix(column: x)); right = right.appending(rowsOf: Matrix(row: y))
    rest -= x.outer(y)
  }
  return (left, right)
}
