import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  var who = [Set<Int>](repeating: [], count: counts.columns)
  for (row, column, value) in counts.entries {
    if value < 0 || !value.isFinite { throw ImpossibleCount() }
    if value > 0 { who[column].insert(row) }
  }
  let ln2 = log(2.0)
  let total = counts.rows + 1
  let idf = who.map { 1 + ln2 * log2(Double(total) / Double($0.count + 1)) }
  let present = counts.entries.filter { $0.value > 0 }.map {
    (row: $0.row, column: $0.column, value: (1 + ln2 * log2($0.value)) * idf[$0.column])
  }
  let raw = SparseMatrix(rows: counts.rows, columns: counts.columns, entries: present)
  var out = present
  for i in out.indices {
    let r = out[i].row
    let slice = raw.values[raw.rowStarts[r]..<raw.rowStarts[r + 1]]
    out[i].value /= slice.map { $0 * $0 }.reduce(0, +).squareRoot()
  }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: out)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
