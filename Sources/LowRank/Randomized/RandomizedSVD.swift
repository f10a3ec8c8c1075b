public import LinearAlgebra

extension SVD {
  /// Computes the leading singular values and vectors from a few products with the matrix.
  ///
  /// ```swift
  /// var generator = SplitMix64(seed: 1)
  /// let svd = try SVD(randomized: a, rank: 50, using: &generator)
  /// Matrix(svd)  // nearly the best approximation of rank 50
  /// ```
  ///
  /// ``rangeFinder(_:size:powerIterations:sketch:using:)`` gives `Q` with k + p columns; the small
  /// matrix `B = QᵀA` has the singular value decomposition `W Σ Vᵀ`, and `U = QW`. The result has
  /// exactly k singular values. Those are never larger than the true ones, up to rounding. Source:
  /// Halko, Martinsson and Tropp, SIAM Review 53, 2011, algorithm 5.1,
  /// https://doi.org/10.1137/090771806.
  ///
  /// - Parameters:
  ///   - a: The matrix or operator, m × n.
  ///   - rank: The number k of singular values, from 0 to min(m, n).
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - powerIterations: The number q of power iterations; more of them help where the singular
  ///     values fall slowly.
  ///   - sketch: How the random matrix is drawn.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The oversampling and the number of power iterations are at least 0.
  /// - Complexity: 2q + 2 products with ℓ = k + p columns, 4·m·n·ℓ·(q + 1) operations for a dense
  ///   matrix, and O((m + n)·ℓ²·q).
  public init(
    randomized a: some LinearOperator<Scalar>, rank: Int, oversampling: Int = 10,
    powerIterations: Int = 2, sketch: Sketch = .gaussian,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireRank(rank)
    let size = a.sketchSize(rank: rank, oversampling: oversampling)
    let q = try rangeFinder(
      a, size: size, powerIterations: powerIterations, sketch: sketch, using: &generator)
    self = try SVD(of: a, projectedOnto: q, rank: rank)
  }

  /// The decomposition of `QQᵀA`, cut to a rank.
  init(
    of a: some LinearOperator<Scalar>, projectedOnto q: Matrix<Scalar>, rank: Int
  ) throws(LinearAlgebraError) {
    // The transpose of QᵀA is tall, and so is cheap to bring to a small square.
    var projection = try a.checked(a.transposeProduct(q))
    let inner = try projection.tallSVD(rank: rank)
    self.init(u: q * inner.v, singularValues: inner.singularValues, v: inner.u)
  }
}
