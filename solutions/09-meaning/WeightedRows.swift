import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  // answer.begin
  let words = counts.entries.filter { $0.value != 0 }
  guard words.allSatisfy({ $0.value > 0 && $0.value.isFinite }) else {
    throw ImpossibleCount()
  }
  var texts = Vector<Double>.zero(counts.columns)
  for word in words { texts[word.column] += 1 }
  let total = Double(counts.rows)
  let weights = words.map { word in
    let rarity = log((1 + total) / (1 + texts[word.column])) + 1
    return (1 + log(word.value)) * rarity
  }
  var squares = Vector<Double>.zero(counts.rows)
  for (word, weight) in zip(words, weights) {
    squares[word.row] += weight * weight
  }
  let entries = zip(words, weights).map { word, weight in
    (word.row, word.column, weight / squares[word.row].squareRoot())
  }
  return SparseMatrix(
    rows: counts.rows, columns: counts.columns, entries: entries)
  // answer.end
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
