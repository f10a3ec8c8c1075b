public import LinearAlgebra

extension Matrix {
  /// Frank's matrix, `n − max(i, j)` on and above the first subdiagonal, with indices from 0.
  ///
  /// Its determinant is 1, yet its smallest eigenvalues are hard to find. Source: Frank, 1958,
  /// https://doi.org/10.1137/0106026.
  ///
  /// - Complexity: O(size²)
  public static func frank(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { i, j in
      i > j + 1 ? 0 : Scalar(size - Swift.max(i, j))
    }
  }
}
