public import LinearAlgebra

/// How alike directions are: `cos(x, y) = xᵀy/(‖x‖·‖y‖)`.
public enum Cosines {
  /// The cosines between all rows of one matrix and all rows of another.
  ///
  /// A row of zeros has no direction; its cosines are 0.
  ///
  /// - Precondition: Both have as many columns.
  /// - Complexity: 2·m·n·k operations for m and n rows of k numbers.
  public static func between(
    _ rows: Matrix<Double>, _ others: Matrix<Double>
  ) -> Matrix<Double> {
    demand(
      rows.columns == others.columns,
      "rows of \(rows.columns) and of \(others.columns) numbers have no angle")
    return normalized(rows) * normalized(others).transpose
  }

  /// The cosines between all rows of a sparse matrix.
  ///
  /// - Complexity: 2·m·(number of entries) operations for m rows.
  public static func among(_ rows: SparseMatrix<Double>) -> Matrix<Double> {
    var squares = [Double](repeating: 0, count: rows.rows)
    for entry in rows.entries { squares[entry.row] += entry.value * entry.value }
    let unit = SparseMatrix(
      rows: rows.rows, columns: rows.columns,
      entries: rows.entries.map { ($0.row, $0.column, $0.value / squares[$0.row].squareRoot()) })
    let identity = Matrix<Double>.identity(rows.rows)
    return unit.product(unit.transposeProduct(identity))
  }

  /// The rows, each divided by its length; rows of zeros, and those that are no longer than a length, become zeros.
  static func normalized(_ rows: Matrix<Double>, above least: Double = 0) -> Matrix<Double> {
    let lengths = (0..<rows.rows).map { rows[row: $0].norm }
    return Matrix(rows: rows.rows, columns: rows.columns) { i, j in
      lengths[i] > least ? rows[i, j] / lengths[i] : 0
    }
  }
}
