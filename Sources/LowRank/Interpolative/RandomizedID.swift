public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Finds the columns by looking at a sketch of the matrix, a few random combinations of its rows.
  ///
  /// `Y = ΩA` with a Gaussian `Ω` of k + p rows has nearly the same column dependencies as `A`, so
  /// its pivots serve. The coefficients then come from `A` itself, `Z = C⁺A`, and a few columns are
  /// exchanged, because the sketch shows the last pivots only dimly. Source: Martinsson, Rokhlin and
  /// Tygert, "A randomized algorithm for the decomposition of matrices", Appl. Comput. Harmon. Anal.
  /// 30, 2011, https://doi.org/10.1016/j.acha.2010.02.003; Dong and Martinsson, "Simpler is
  /// better", 2021, https://arxiv.org/abs/2104.05877.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - oversampling: The number p of rows of the sketch beyond k.
  ///   - rounds: The most rounds of ``init(exchanging:columns:rounds:)``; 0 takes the pivots as they
  ///     are.
  ///   - generator: The source of randomness.
  /// - Precondition: The oversampling is at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·(2k + p) operations, (4/5)·m·n·k more for each round, and O((m + n)·k²).
  public init(
    randomized a: Matrix<Scalar>, rank: Int, oversampling: Int = 10, rounds: Int = 1,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    let qr = try Self.sketchedQR(a, rank, oversampling, &generator)
    try self.init(exchanging: a, columns: Array(qr.pivots.prefix(rank)), rounds: rounds)
  }

  /// Takes columns and coefficients from a sketch, with a single product with the matrix.
  ///
  /// The fastest way, and the classical one. The coefficients solve a small random problem instead
  /// of the whole, so that the error is larger than the best for these columns by a factor of about
  /// `√(1 + k/(p − 1))`. That matters where singular values fall slowly, and not where `A` has rank
  /// k up to rounding. Source: Martinsson, Rokhlin and Tygert, 2011,
  /// https://doi.org/10.1016/j.acha.2010.02.003.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - oversampling: The number p of rows of the sketch beyond k.
  ///   - generator: The source of randomness.
  /// - Precondition: The oversampling is at least 0.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·(k + p) + O(n·k²) operations.
  public init(
    sketched a: Matrix<Scalar>, rank: Int, oversampling: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try self.init(a, Self.sketchedQR(a, rank, oversampling, &generator), rank: rank)
  }

  /// The pivoted factorization of a Gaussian sketch.
  private static func sketchedQR(
    _ a: Matrix<Scalar>, _ rank: Int, _ oversampling: Int,
    _ generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> TruncatedPivotedQR<Scalar> {
    precondition(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireSkeletonRank(rank)
    try a.requireFinite(for: "An interpolative decomposition")
    let height = min(rank + oversampling, a.rows)
    let sketch =
      height == a.rows
      ? a : Matrix.gaussian(rows: height, columns: a.rows, using: &generator) * a
    return try TruncatedPivotedQR(sketch, rank: rank)
  }
}
