import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  var d = [Double](repeating: 0, count: counts.columns)
  for (_, j, c) in counts.entries {
    guard c >= 0, c.isFinite else { throw ImpossibleCount() }
    d[j] += c
  }
  let n = Double(counts.rows)
  var squares = [Double](repeating: 0, count: counts.rows)
  var entries = counts.entries.filter { $0.value > 0 }
  for i in entries.indices {
    entries[i].value = (1 + log(entries[i].value)) * (log((1 + n) / (1 + d[entries[i].column])) + 1)
    squares[entries[i].row] += entries[i].value * entries[i].value
  }
  for i in entries.indices { entries[i].value /= squares[entries[i].row].squareRoot() }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: entries)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
