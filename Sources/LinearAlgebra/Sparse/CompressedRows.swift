/// Entries sorted by row, and within a row by column: compressed sparse rows.
///
/// Row i has the columns `indices[starts[i]..<starts[i + 1]]` and the values at the same places.
struct CompressedRows<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// How many entries there may be in a row.
  let columns: Int
  /// Where each row begins; one more than there are rows.
  var starts: [Int]
  /// The columns; 32 bits, because what a product waits for is memory.
  var indices: [Int32]
  /// The values.
  var values: [Scalar]

  /// The number of rows.
  var rows: Int { starts.count - 1 }

  init(columns: Int, starts: [Int], indices: [Int32], values: [Scalar]) {
    self.columns = columns
    self.starts = starts
    self.indices = indices
    self.values = values
  }

  /// Sorts entries; those at one place are added up.
  init(rows: Int, columns: Int, entries: [(row: Int, column: Int, value: Scalar)]) {
    var unsorted = CompressedRows(
      columns: rows, starts: Self.starts(of: entries.lazy.map(\.column), count: columns),
      indices: Array(repeating: 0, count: entries.count),
      values: Array(repeating: 0, count: entries.count))
    var next = unsorted.starts
    for entry in entries {
      unsorted.indices[next[entry.column]] = Int32(entry.row)
      unsorted.values[next[entry.column]] = entry.value
      next[entry.column] += 1
    }
    // Sorted by column, whatever the order within: the transpose is sorted by row and by column.
    self = unsorted.transposed().addingUpRepeated()
  }

  /// The same entries by column; each column's are in the order of the rows.
  ///
  /// - Complexity: O(rows + columns + entries)
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func transposed() -> CompressedRows {
    let starts = Self.starts(of: indices.lazy.map { Int($0) }, count: columns)
    var next = starts
    var transpose = CompressedRows(
      columns: rows, starts: starts, indices: Array(repeating: 0, count: indices.count),
      values: Array(repeating: 0, count: values.count))
    for row in 0..<rows {
      for place in self.starts[row]..<self.starts[row + 1] {
        let column = Int(indices[place])
        transpose.indices[next[column]] = Int32(row)
        transpose.values[next[column]] = values[place]
        next[column] += 1
      }
    }
    return transpose
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func addingUpRepeated() -> CompressedRows {
    var result = CompressedRows(columns: columns, starts: [0], indices: [], values: [])
    result.starts.reserveCapacity(starts.count)
    result.indices.reserveCapacity(indices.count)
    result.values.reserveCapacity(values.count)
    for row in 0..<rows {
      for place in starts[row]..<starts[row + 1] {
        let isRepeated =
          result.indices.count > result.starts[row] && result.indices.last == indices[place]
        if isRepeated {
          result.values[result.values.count - 1] += values[place]
        } else {
          result.indices.append(indices[place])
          result.values.append(values[place])
        }
      }
      result.starts.append(result.indices.count)
    }
    return result
  }

  /// Where each group begins when groups of the given sizes stand one after the other.
  private static func starts(of groups: some Sequence<Int>, count: Int) -> [Int] {
    var starts = Array(repeating: 0, count: count + 1)
    for group in groups { starts[group + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    return starts
  }
}
