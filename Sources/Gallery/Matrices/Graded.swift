public import LinearAlgebra

extension Matrix {
  /// A Gaussian matrix between two graded diagonals, `D₁ G D₂`.
  ///
  /// Rows and columns fall, or rise, evenly on a logarithmic scale. The small singular values are
  /// well determined by the entries, but an SVD that is accurate only to `ε·σ₁` loses them.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  ///   - first: The scale of the first row and of the first column.
  ///   - last: The scale of the last row and of the last column.
  ///   - generator: The source of the Gaussian numbers.
  /// - Returns: The matrix.
  /// - Precondition: Both scales are positive.
  /// - Complexity: O(rows × columns)
  public static func graded(
    rows: Int, columns: Int, from first: Scalar, to last: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    gaussian(rows: rows, columns: columns, using: &generator)
      .scaled(rowsBy: .geometric(rows, from: first, to: last))
      .scaled(columnsBy: .geometric(columns, from: first, to: last))
  }
}
