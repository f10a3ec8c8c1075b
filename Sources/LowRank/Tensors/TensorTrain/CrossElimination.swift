internal import LinearAlgebra

/// Gaussian elimination on a matrix of which only the rows and columns of the pivots are read.
///
/// A pivot is looked for by walking like a rook: from a column to its largest remainder, along that row
/// to its largest, and so on until neither row nor column has a larger one.
struct CrossElimination<Scalar: LinearAlgebraScalar> {
  private(set) var rows: [Int] = []
  private(set) var columns: [Int] = []
  private let source: EntrySource<Scalar>
  private let beginnings: [[Int]]
  private let endings: [[Int]]
  /// For every pivot, the remainder of its column and of its row, the latter divided by the pivot.
  private var crosses: [(column: [Scalar], row: [Scalar])] = []

  /// Prepares the matrix with a row for every beginning and a column for every ending of an index.
  init(_ source: EntrySource<Scalar>, _ beginnings: [[Int]], _ endings: [[Int]]) {
    self.source = source
    self.beginnings = beginnings
    self.endings = endings
  }

  /// Eliminates with the pivot found from a column, if it is above a threshold.
  ///
  /// - Returns: Whether there was one.
  mutating func eliminate(
    from start: Int, above threshold: Scalar
  ) throws(LinearAlgebraError) -> Bool {
    var column = start
    var columnValues = try remainder(ofColumn: column)
    var row = columnValues.indexOfLargest
    var rowValues = try remainder(ofRow: row)
    for _ in 0..<3 {
      let better = rowValues.indexOfLargest
      if better == column { break }
      column = better
      columnValues = try remainder(ofColumn: column)
      let lower = columnValues.indexOfLargest
      if lower == row { break }
      row = lower
      rowValues = try remainder(ofRow: row)
    }
    let pivot = columnValues[row]
    guard pivot.magnitude > threshold else { return false }
    crosses.append((columnValues, rowValues.map { $0 / pivot }))
    rows.append(row)
    columns.append(column)
    return true
  }

  private func remainder(ofColumn column: Int) throws(LinearAlgebraError) -> [Scalar] {
    var values: [Scalar] = []
    for beginning in beginnings { values.append(try source.read(beginning + endings[column])) }
    for cross in crosses { values.subtract(cross.row[column], times: cross.column) }
    // Exactly zero, so that rounding is not taken for a pivot.
    for row in rows { values[row] = 0 }
    return values
  }

  private func remainder(ofRow row: Int) throws(LinearAlgebraError) -> [Scalar] {
    var values: [Scalar] = []
    for ending in endings { values.append(try source.read(beginnings[row] + ending)) }
    for cross in crosses { values.subtract(cross.column[row], times: cross.row) }
    for column in columns { values[column] = 0 }
    return values
  }
}

extension Array where Element: LinearAlgebraScalar {
  fileprivate var indexOfLargest: Int { findLargest() }

  @specialized(where Element == Double)
  @specialized(where Element == Float)
  private func findLargest() -> Int {
    var (best, place) = (-Element.infinity, 0)
    for i in indices where self[i].magnitude > best { (best, place) = (self[i].magnitude, i) }
    return place
  }

  @specialized(where Element == Double)
  @specialized(where Element == Float)
  fileprivate mutating func subtract(_ factor: Element, times other: [Element]) {
    for i in indices { self[i] -= factor * other[i] }
  }
}
