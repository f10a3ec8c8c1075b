import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let n = counts.rows
  for c in counts.values where !(c >= 0 && c < .infinity) { throw ImpossibleCount() }
  var d = [Double](repeating: 0, count: counts.columns)
  for (place, column) in counts.columnIndices.enumerated() where counts.values[place] != 0 {
    d[Int(column)] += 1
  }
  var result: [(row: Int, column: Int, value: Double)] = []
  for i in 0..<n {
    var places: [Int] = []
    for (place, entry) in counts.entries.enumerated() where entry.row == i && entry.value != 0 {
      places.append(place)
    }
    let weights = Vector(places.map { place in
      let j = Int(counts.columnIndices[place])
      return (1 + log(counts.values[place])) * (log(Double(1 + n)) - log(1 + d[j]) + 1)
    })
    let length = weights.norm
    for (index, place) in places.enumerated() {
      result.append((i, Int(counts.columnIndices[place]), weights[index] / length))
    }
  }
  return SparseMatrix(rows: n, columns: counts.columns, entries: result)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
