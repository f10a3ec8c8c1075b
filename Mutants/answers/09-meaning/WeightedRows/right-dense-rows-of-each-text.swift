// right-dense-rows-of-each-text
import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  var appearsIn: [Int: Set<Int>] = [:]
  var texts: [[(word: Int, count: Double)]] = Array(repeating: [], count: counts.rows)
  for e in counts.entries {
    if e.value == 0 { continue }
    if e.value < 0 || e.value.isNaN || e.value.isInfinite { throw ImpossibleCount() }
    appearsIn[e.column, default: []].insert(e.row)
    texts[e.row].append((e.column, e.value))
  }
  let n = Double(counts.rows)
  var result: [(row: Int, column: Int, value: Double)] = []
  for (i, text) in texts.enumerated() {
    var row = Vector<Double>.zero(text.count)
    for (k, item) in text.enumerated() {
      let d = Double(appearsIn[item.word]!.count)
      row[k] = (1 + log(item.count)) * (1 + log(1 + n) - log(1 + d))
    }
    let length = row.norm
    for (k, item) in text.enumerated() { result.append((i, item.word, row[k] / length)) }
  }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: result)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
