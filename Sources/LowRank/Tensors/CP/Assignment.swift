internal import LinearAlgebra

extension Matrix {
  /// The assignment of rows to columns with the largest sum of entries, for a matrix with no more rows
  /// than columns.
  ///
  /// The Hungarian method, by shortest augmenting paths with potentials: Jonker and Volgenant, "A
  /// Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems", Computing
  /// 38, 1987, https://doi.org/10.1007/BF02278710.
  ///
  /// - Returns: For every row, its column.
  /// - Complexity: O(rows²·columns)
  func largestAssignment() -> [Int] {
    demand(rows <= columns, "\(rows) rows cannot be given different columns of \(columns)")
    var rowOfColumn = [Int?](repeating: nil, count: columns)
    var rowPotential = [Scalar](repeating: 0, count: rows)
    var columnPotential = [Scalar](repeating: 0, count: columns)
    for row in 0..<rows {
      augment(from: row, &rowOfColumn, &rowPotential, &columnPotential)
    }
    var columnOfRow = [Int](repeating: 0, count: rows)
    for (column, row) in rowOfColumn.enumerated() {
      if let row { columnOfRow[row] = column }
    }
    return columnOfRow
  }

  /// Gives one more row a column, moving others along the cheapest path.
  private func augment(
    from start: Int, _ rowOfColumn: inout [Int?], _ rowPotential: inout [Scalar],
    _ columnPotential: inout [Scalar]
  ) {
    var distance = [Scalar](repeating: .infinity, count: columns)
    var previous = [Int?](repeating: nil, count: columns)
    var isDone = [Bool](repeating: false, count: columns)
    var (row, reached) = (start, Scalar.zero)
    var column: Int?
    while true {
      var (nearest, nearestDistance) = (0, Scalar.infinity)
      for j in 0..<columns where !isDone[j] {
        let step = reached - self[row, j] - rowPotential[row] - columnPotential[j]
        if step < distance[j] { (distance[j], previous[j]) = (step, column) }
        if distance[j] < nearestDistance { (nearest, nearestDistance) = (j, distance[j]) }
      }
      isDone[nearest] = true
      (column, reached) = (nearest, nearestDistance)
      guard let next = rowOfColumn[nearest] else { break }
      row = next
    }
    rowPotential[start] += reached
    for j in 0..<columns where isDone[j] {
      if let owner = rowOfColumn[j] { rowPotential[owner] += reached - distance[j] }
      columnPotential[j] += distance[j] - reached
    }
    while let end = column {
      column = previous[end]
      rowOfColumn[end] = column.map { rowOfColumn[$0] } ?? start
    }
  }
}
