// right-zeros-stay
import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let entries = counts.entries
  for e in entries where !(e.value >= 0 && e.value < .infinity) { throw ImpossibleCount() }
  var d = [Double](repeating: 0, count: counts.columns)
  for e in entries where e.value > 0 { d[e.column] += 1 }
  let n = Double(counts.rows)
  func w(_ c: Double, _ j: Int) -> Double {
    c == 0 ? 0 : (1 + log(c)) * (log((1 + n) / (1 + d[j])) + 1)
  }
  var length = [Double](repeating: 0, count: counts.rows)
  for e in entries { length[e.row] = hypot(length[e.row], w(e.value, e.column)) }
  return SparseMatrix(
    rows: counts.rows, columns: counts.columns,
    entries: entries.map { e in
      (e.row, e.column, length[e.row] == 0 ? 0 : w(e.value, e.column) / length[e.row])
    })
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
