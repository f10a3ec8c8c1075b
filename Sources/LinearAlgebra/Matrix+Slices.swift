extension Matrix {
  /// A column as a vector.
  ///
  /// - Complexity: O(rows)
  public subscript(column j: Int) -> Vector<Scalar> {
    get {
      checkColumn(j)
      return Vector(elements[(j * rows)..<((j + 1) * rows)])
    }
    set {
      checkColumn(j)
      demand(
        newValue.count == rows,
        "a column of a \(shape) matrix has \(rows) entries, not \(newValue.count)")
      elements.replaceSubrange((j * rows)..<((j + 1) * rows), with: newValue.elements)
    }
  }

  /// A row as a vector.
  ///
  /// - Complexity: O(columns)
  public subscript(row i: Int) -> Vector<Scalar> {
    get {
      checkRow(i)
      return Vector((0..<columns).map { elements[i + $0 * rows] })
    }
    set {
      checkRow(i)
      demand(
        newValue.count == columns,
        "a row of a \(shape) matrix has \(columns) entries, not \(newValue.count)")
      for j in 0..<columns { elements[i + j * rows] = newValue.elements[j] }
    }
  }

  /// Neighboring columns as a matrix of their own: one stretch of storage, so one copy.
  ///
  /// - Complexity: O(rows × range.count)
  public subscript(columns range: Range<Int>) -> Matrix {
    demand(
      range.lowerBound >= 0 && range.upperBound <= columns,
      "columns \(range.lowerBound)..<\(range.upperBound) are outside a \(shape) matrix")
    return Matrix(
      rows: rows, columns: range.count,
      columnMajor: Array(elements[(range.lowerBound * rows)..<(range.upperBound * rows)]))
  }

  /// Neighboring rows as a matrix of their own.
  ///
  /// - Complexity: O(range.count × columns)
  public subscript(rows range: Range<Int>) -> Matrix {
    demand(
      range.lowerBound >= 0 && range.upperBound <= rows,
      "rows \(range.lowerBound)..<\(range.upperBound) are outside a \(shape) matrix")
    return self[rows: Array(range)]
  }

  /// Chosen columns, in the order given; a column may be chosen more than once.
  ///
  /// - Complexity: O(rows × indices.count)
  public subscript(columns indices: [Int]) -> Matrix {
    var chosen: [Scalar] = []
    chosen.reserveCapacity(rows * indices.count)
    for j in indices {
      checkColumn(j)
      chosen += elements[(j * rows)..<((j + 1) * rows)]
    }
    return Matrix(rows: rows, columns: indices.count, columnMajor: chosen)
  }

  /// Chosen rows, in the order given; a row may be chosen more than once.
  ///
  /// - Complexity: O(indices.count × columns)
  public subscript(rows indices: [Int]) -> Matrix {
    for i in indices { checkRow(i) }
    return gathered(rows: indices)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func gathered(rows indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: columns) { i, j in elements[indices[i] + j * rows] }
  }

  /// The columns of two matrices side by side, `[A B]`.
  ///
  /// - Precondition: Both have the same number of rows.
  public func appending(columnsOf other: Matrix) -> Matrix {
    demand(rows == other.rows, "cannot put \(shape) beside \(other.shape): rows differ")
    return Matrix(
      rows: rows, columns: columns + other.columns, columnMajor: elements + other.elements)
  }

  /// The rows of one matrix above those of another.
  ///
  /// - Precondition: Both have the same number of columns.
  public func appending(rowsOf other: Matrix) -> Matrix {
    demand(
      columns == other.columns, "cannot put \(shape) above \(other.shape): columns differ")
    return Matrix(rows: rows + other.rows, columns: columns) { i, j in
      i < rows ? elements[i + j * rows] : other.elements[(i - rows) + j * other.rows]
    }
  }

  private func checkColumn(_ j: Int) {
    demand(j >= 0 && j < columns, "column \(j) is outside a \(shape) matrix")
  }

  private func checkRow(_ i: Int) {
    demand(i >= 0 && i < rows, "row \(i) is outside a \(shape) matrix")
  }
}
