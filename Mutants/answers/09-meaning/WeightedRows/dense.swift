// dense
import Attempts
import Foundation
import LinearAlgebra

/// TF-IDF weights: from how often each text (row) has each word (column), rows
/// of length 1.
public func weightedRows(
  _ counts: SparseMatrix<Double>
) throws -> SparseMatrix<Double> {
  let a = Matrix(counts)
  if a.elements.contains(where: { !($0 >= 0) || $0 == .infinity }) { throw ImpossibleCount() }
  var out = Matrix<Double>.zero(rows: a.rows, columns: a.columns)
  for j in 0..<a.columns {
    let d = (0..<a.rows).filter { a[$0, j] > 0 }.count
    let idf = log(Double(a.rows + 1) / Double(d + 1)) + 1
    for i in 0..<a.rows where a[i, j] > 0 { out[i, j] = (1 + log(a[i, j])) * idf }
  }
  for i in 0..<a.rows where out[row: i].norm > 0 { out[row: i] = out[row: i] / out[row: i].norm }
  return SparseMatrix(out)
}

/// What to throw when a count is negative, infinite or not a number.
public struct ImpossibleCount: Error {
  /// Makes the error.
  public init() {}
}
