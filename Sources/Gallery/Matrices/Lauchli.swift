public import LinearAlgebra

extension Matrix {
  /// Läuchli's matrix, a row of ones above `μI`, with n + 1 rows and n columns.
  ///
  /// Its singular values are `√(n + μ²)` once and `μ` n − 1 times. `AᵀA` has `1 + μ²` on the
  /// diagonal and 1 elsewhere: where `μ² < ε`, the computed product is singular though `A` is not.
  /// Source: Läuchli, *Numerische Mathematik* 3, 1961.
  ///
  /// - Complexity: O(columns²)
  public static func lauchli(_ columns: Int, mu: Scalar) -> Matrix {
    Matrix(rows: columns + 1, columns: columns) { i, j in
      i == 0 ? 1 : (i == j + 1 ? mu : 0)
    }
  }
}
