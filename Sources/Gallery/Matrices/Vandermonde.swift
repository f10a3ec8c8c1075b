public import LinearAlgebra

extension Matrix {
  /// The Vandermonde matrix of a polynomial fit: a row for each point, `[1, x, x², …, xᵈ]`.
  ///
  /// ```swift
  /// let fit = try Matrix.vandermonde(points, degree: 3).leastSquares(values)
  /// ```
  ///
  /// On points in [0, 1] its condition number grows exponentially with the degree.
  ///
  /// - Precondition: The degree is not negative.
  /// - Complexity: O(points.count × degree)
  public static func vandermonde(_ points: Vector<Scalar>, degree: Int) -> Matrix {
    demand(degree >= 0, "a polynomial cannot have degree \(degree)")
    var powers = Matrix(rows: points.count, columns: degree + 1, repeating: 1)
    for j in 1..<(degree + 1) {
      for i in 0..<points.count { powers[i, j] = powers[i, j - 1] * points[i] }
    }
    return powers
  }
}
