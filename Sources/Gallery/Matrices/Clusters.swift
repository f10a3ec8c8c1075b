public import LinearAlgebra

extension Matrix {
  /// Makes columns that scatter around a few centers: nearly a matrix with repeated columns.
  ///
  /// The centers are Gaussian vectors of very different lengths, from 1 down to a tenth: the
  /// longest columns then all belong to few clusters. Column j belongs to a cluster that chance
  /// picks, and differs from its center by Gaussian noise.
  ///
  /// - Parameters:
  ///   - rows: The number of rows.
  ///   - columns: The number of columns.
  ///   - centers: The number of clusters, at least 1.
  ///   - noise: The standard deviation of an entry from its center's, compared with the entries of
  ///     the longest center.
  ///   - generator: The source of randomness.
  /// - Returns: The matrix, rows × columns.
  /// - Complexity: O(rows × columns)
  public static func clusters(
    rows: Int, columns: Int, centers: Int, noise: Scalar,
    using generator: inout some RandomNumberGenerator
  ) -> Matrix {
    demand(centers >= 1, "columns need at least one center to scatter around, not \(centers)")
    let lengths = Vector<Scalar>(
      (0..<centers).map { 1 - 9 * Scalar($0) / Scalar(10 * Swift.max(1, centers - 1)) })
    let middles = Matrix.gaussian(rows: rows, columns: centers, using: &generator)
      .scaled(columnsBy: lengths)
    let owners = (0..<columns).map { _ in
      Swift.min(Int(generator.uniform() * Double(centers)), centers - 1)
    }
    let scatter = Matrix.gaussian(rows: rows, columns: columns, using: &generator)
    return middles[columns: owners] + scatter.scaled(by: noise)
  }
}
