public import LinearAlgebra

extension Matrix {
  /// A Gaussian matrix whose first three columns are nearly parallel.
  ///
  /// Of two nearly parallel columns one is enough, and many rules find that; of three, a rule that
  /// looks at pairs, or removes one, keeps one too many.
  ///
  /// - Parameters:
  ///   - rows: The number of rows, at least 3.
  ///   - columns: The number of columns, at least 3.
  ///   - spread: How far the three differ, relative to their length.
  ///   - generator: The source of the Gaussian numbers.
  /// - Returns: The matrix.
  /// - Complexity: O(rows × columns)
  public static func nearlyParallel(
    rows: Int, columns: Int, spread: Scalar, using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    demand(rows >= 3 && columns >= 3, "three nearly parallel columns need room for three")
    var a = gaussian(rows: rows, columns: columns, using: &generator)
    for j in 1..<3 { a[column: j] = a[column: 0] + spread * a[column: j] }
    return a
  }
}
