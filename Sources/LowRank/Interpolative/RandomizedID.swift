public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Finds the columns by looking at a sketch of the matrix, a few random combinations of its rows.
  ///
  /// `Y = ΩA` with a Gaussian `Ω` of k + p rows has nearly the same column dependencies as `A`, so
  /// its pivots serve. The coefficients then come from `A` itself, `Z = C⁺A`: those of the sketch
  /// would make the error larger by a factor of up to about `√(1 + k/p)`. Two products with `A` are
  /// all that touches it. Source: Martinsson, Rokhlin and Tygert, "A randomized algorithm for the
  /// decomposition of matrices", Appl. Comput. Harmon. Anal. 30, 2011,
  /// https://doi.org/10.1016/j.acha.2010.02.003; Dong and Martinsson, "Simpler is better", 2021,
  /// https://arxiv.org/abs/2104.05877.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - oversampling: The number p of rows of the sketch beyond k.
  ///   - generator: The source of randomness.
  /// - Precondition: The oversampling is at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·(2k + p) + O((m + n)·k²) operations.
  public init(
    randomized a: Matrix<Scalar>, rank: Int, oversampling: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    precondition(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireSkeletonRank(rank)
    try a.requireFinite(for: "An interpolative decomposition")
    let height = min(rank + oversampling, a.rows)
    let sketch =
      height == a.rows
      ? a : Matrix.gaussian(rows: height, columns: a.rows, using: &generator) * a
    let qr = try TruncatedPivotedQR(sketch, rank: rank)
    try self.init(a, columns: Array(qr.pivots.prefix(rank)))
  }
}
