import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let across = counts.transposed()
  var factors = [Double](repeating: 1, count: counts.columns)
  for word in 0..<counts.columns {
    var texts = 0
    for place in across.rowStarts[word]..<across.rowStarts[word + 1] {
      let count = across.values[place]
      if count.isNaN || count < 0 || count.isInfinite { throw ImpossibleCount() }
      if count != 0 { texts += 1 }
    }
    factors[word] = log1p(Double(counts.rows - texts) / Double(texts + 1)) + 1
  }
  var lengths = [Double](repeating: 0, count: counts.rows)
  var weighted = counts.entries
  for index in weighted.indices {
    let (row, column, count) = weighted[index]
    weighted[index].value = count == 0 ? 0 : (1 + log(count)) * factors[column]
    lengths[row] = hypot(lengths[row], weighted[index].value)
  }
  for index in weighted.indices where weighted[index].value != 0 {
    weighted[index].value /= lengths[weighted[index].row]
  }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: weighted)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
