// right-row-starts
import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let (starts, columns, values) = (counts.rowStarts, counts.columnIndices, counts.values)
  var d = [Int](repeating: 0, count: counts.columns)
  for k in values.indices {
    guard values[k].isFinite, values[k] >= 0 else { throw ImpossibleCount() }
    if values[k] != 0 { d[Int(columns[k])] += 1 }
  }
  let idf = d.map { log(Double(counts.rows + 1) / Double($0 + 1)) + 1 }
  var entries: [(row: Int, column: Int, value: Double)] = []
  for i in 0..<counts.rows {
    let places = (starts[i]..<starts[i + 1]).filter { values[$0] > 0 }
    let w = Vector(places.map { (1 + log(values[$0])) * idf[Int(columns[$0])] })
    let norm = w.norm
    for (k, place) in places.enumerated() {
      entries.append((i, Int(columns[place]), w[k] / norm))
    }
  }
  return SparseMatrix(rows: counts.rows, columns: counts.columns, entries: entries)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
