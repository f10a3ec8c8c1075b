public import LinearAlgebra

extension InterpolativeDecomposition {
  /// Finds the columns by looking at a sketch of the matrix, a few random combinations of its rows.
  ///
  /// `Y = ΩA` has nearly the same column dependencies as `A`, so its pivots serve; but it shows the
  /// last ones only dimly. So a few more columns are taken, those that would explain most of what
  /// the pivots leave of `Y`; all of `A` is projected onto the candidates, and columns are exchanged
  /// as long as the error falls. The coefficients are the best ones, `C⁺A`. A matrix with few rows
  /// is not sketched. Source: Dong and Martinsson, "Simpler is better", 2021,
  /// https://arxiv.org/abs/2104.05877, for pivots from a sketch.
  ///
  /// - Parameters:
  ///   - a: The matrix, m × n.
  ///   - rank: The number of columns k, from 1 to min(m, n); 0 only if the matrix is empty.
  ///   - candidates: The number ℓ of columns of which k stay, cut to what there is; k + max(5, k/5)
  ///     without one.
  ///   - generator: The source of randomness.
  /// - Precondition: There are at least k candidates.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`.
  /// - Complexity: 2·m·n·ℓ + O((m + n)·ℓ²) operations.
  public init(
    randomized a: Matrix<Scalar>, rank: Int, candidates: Int? = nil,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    try a.requireSkeletonRank(rank)
    let wanted = candidates ?? rank + max(5, rank / 5)
    demand(wanted >= rank, "\(wanted) candidates are too few for a rank of \(rank)")
    let limit = min(wanted, a.rows, a.columns)
    // Tall enough to rank columns nearly as the matrix does; k + 10 rows find them, but rank them
    // badly.
    let height = 4 * limit + 16
    guard height < a.rows else {
      try self.init(a, rank: rank)
      return
    }
    let omega = DiagonalSketch<Scalar>(height: height, rows: a.rows, using: &generator)
    var (tame, sketch) = (a, omega.product(a))
    // The sketch shows the unit, so that the matrix need not be read once more for that.
    if !sketch.isFinite || sketch.unit != .one {
      tame = a.divided(by: a.unit)
      sketch = omega.product(tame)
      if !sketch.isFinite { try a.requireFinite(for: "An interpolative decomposition") }
    }
    let leading = try LeadingColumns(showing: sketch, rank: rank, count: limit)
    let pool = Array(leading.order.prefix(max(rank, leading.factor.rows)))
    var basis = tame[columns: pool]
    guard pool.count == leading.factor.rows else {
      try self.init(a, columns: pool)
      return
    }
    // What makes the sketch's columns orthonormal nearly does so with the matrix's own.
    basis.divide(byUpperTriangle: leading.factor)
    guard let r = basis.orthonormalizeByCholesky(passes: 1) else {
      try self.init(a, columns: Array(pool.prefix(rank)))
      return
    }
    try self.init(
      a, rank: rank, of: pool, r * leading.factor, projected: basis.transpose * tame)
  }

  /// Keeps k of the candidates: the first ones, improved by exchange.
  ///
  /// - Parameters:
  ///   - a: The matrix.
  ///   - rank: The number k.
  ///   - pool: The candidates.
  ///   - r: The candidates in an orthonormal basis of theirs, upper triangular.
  ///   - projected: All columns in that basis.
  /// - Throws: `LinearAlgebraError.singular` if a candidate is zero.
  private init(
    _ a: Matrix<Scalar>, rank: Int, of pool: [Int], _ r: Matrix<Scalar>,
    projected: Matrix<Scalar>
  ) throws(LinearAlgebraError) {
    var exchange = try PoolExchange(r, gram: projected.rowGram(), choosing: rank)
    exchange.run(limit: pool.count)
    let kept = exchange.chosen
    let qr = try TruncatedPivotedQR(r[columns: kept])
    let count = qr.numericalRank
    let q = qr.q[columns: 0..<count]
    let triangle = qr.r[rows: 0..<count][columns: 0..<count]
    let columns = kept.map { pool[$0] }
    // Solved with the small factor first, unless that shows large coefficients to come.
    let solve = try triangle.solveTriangular(.upper, q.transposed())
    let coefficients =
      solve.maxNorm * triangle.maxNorm < Scalar.mostCoefficient
      ? solve * projected : try triangle.coefficients(of: q.transpose * projected)
    self.init(a, columns: columns, coefficients: coefficients, order: qr.pivots)
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
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireSkeletonRank(rank)
    try a.requireFinite(for: "An interpolative decomposition")
    let height = rank + min(oversampling, a.rows - rank)
    let sketch =
      height == a.rows
      ? a : Matrix.gaussian(rows: height, columns: a.rows, using: &generator) * a
    return try TruncatedPivotedQR(taming: sketch, rank: rank)
  }
}
