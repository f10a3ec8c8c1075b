public import LinearAlgebra

extension Matrix {
  /// The Hilbert matrix, `aᵢⱼ = 1/(i + j + 1)` with indices from 0.
  ///
  /// It is symmetric and positive definite, and its condition number grows like
  /// `(1 + √2)⁴ⁿ/√n`: 4.8·10⁵ for n = 5, 1.5·10¹⁰ for n = 8. Source: Higham, *Accuracy and Stability of Numerical Algorithms*,
  /// section 28.1.
  ///
  /// - Complexity: O(size²)
  public static func hilbert(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { i, j in 1 / Scalar(i + j + 1) }
  }
}
