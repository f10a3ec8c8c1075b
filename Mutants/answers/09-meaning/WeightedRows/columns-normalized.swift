// columns-normalized
import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let words = counts.entries.filter { $0.value != 0 }
  for w in words where !(w.value > 0) || w.value.isInfinite { throw ImpossibleCount() }
  var d = Vector<Double>.zero(counts.columns)
  for w in words { d[w.column] += 1 }
  let n = Double(counts.rows)
  let weights = words.map { (1 + log($0.value)) * (log((1 + n) / (1 + d[$0.column])) + 1) }
  var length = Vector<Double>.zero(counts.columns)
  for (w, x) in zip(words, weights) { length[w.column] += x * x }
  return SparseMatrix(
    rows: counts.rows, columns: counts.columns,
    entries: zip(words, weights).map { ($0.row, $0.column, $1 / length[$0.column].squareRoot()) })
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
