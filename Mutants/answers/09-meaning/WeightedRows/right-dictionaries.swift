import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  var documents: [Int: Int] = [:]
  for entry in counts.entries {
    guard entry.value >= 0, entry.value.isFinite else { throw ImpossibleCount() }
    if entry.value > 0 { documents[entry.column, default: 0] += 1 }
  }
  let n = Double(counts.rows)
  var byRow: [Int: [(Int, Double)]] = [:]
  for entry in counts.entries where entry.value > 0 {
    let idf = log((1 + n) / (1 + Double(documents[entry.column]!))) + 1
    byRow[entry.row, default: []].append((entry.column, (1 + log(entry.value)) * idf))
  }
  var out: [(row: Int, column: Int, value: Double)] = []
  for (row, words) in byRow {
    let length = words.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
    for (column, weight) in words { out.append((row, column, weight / length)) }
  }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: out)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
