public import LinearAlgebra

extension SymmetricEigen {
  /// Computes the eigenvalues of largest magnitude, and their vectors, from a few products with a
  /// symmetric operator.
  ///
  /// ``rangeFinder(_:size:powerIterations:sketch:using:)`` gives `Q` with k + p columns; the small matrix
  /// `QᵀAQ = WΛWᵀ` has the eigenvectors `QW`. Source: Halko, Martinsson and Tropp, SIAM Review 53, 2011,
  /// algorithm 5.3, https://doi.org/10.1137/090771806.
  ///
  /// - Parameters:
  ///   - a: The operator, n × n; its symmetry is taken on trust.
  ///   - count: The number k of eigenvalues, from 0 to n.
  ///   - oversampling: The number p of columns of the sketch beyond k, cut to what fits.
  ///   - powerIterations: The number q of power iterations.
  ///   - generator: The source of randomness.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The operator is square; the oversampling and the number of power iterations are
  ///   at least 0.
  /// - Complexity: 2q + 2 products with k + p columns, and O(n·(k + p)²·q).
  public init(
    randomized a: some LinearOperator<Scalar>, count: Int, oversampling: Int = 10,
    powerIterations: Int = 2, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) {
    demand(a.rows == a.columns, "eigenvalues need a square operator, not \(a.rows) × \(a.columns)")
    demand(oversampling >= 0, "the oversampling is at least 0, not \(oversampling)")
    try a.requireRank(count)
    let q = try rangeFinder(
      a, size: a.sketchSize(rank: count, oversampling: oversampling),
      powerIterations: powerIterations, using: &generator)
    let half = (q.transpose * (try a.checked(a.product(q)))).scaled(by: 0.5)
    let eigen = try SymmetricEigen(a.checked(half + half.transposed()))
    let values = eigen.eigenvalues
    let kept = values.indices.sorted { values[$0].magnitude > values[$1].magnitude }
      .prefix(count).sorted()
    self.init(
      eigenvalues: Vector(kept.map { values[$0] }),
      eigenvectors: q * eigen.eigenvectors[columns: Array(kept)])
  }
}

extension LinearOperator {
  /// The spectral norm `‖A‖₂ = σ₁` of an operator, by Lanczos iteration.
  ///
  /// - Parameters:
  ///   - tolerance: The residual of the singular triplet relative to σ₁; the norm itself is then off
  ///     by no more, and by its square where σ₁ stands alone.
  ///   - generator: The source of randomness.
  /// - Returns: The norm; 0 for an operator without entries.
  /// - Throws: As ``LinearAlgebra/SVD/init(lanczos:rank:tolerance:blockSize:cycles:using:)``.
  /// - Complexity: A few tens of products with a few columns where σ₁ is separated.
  public func spectralNorm(
    tolerance: Scalar, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Scalar {
    if Swift.min(rows, columns) == 0 { return 0 }
    return try SVD(lanczos: self, rank: 1, tolerance: tolerance, using: &generator)
      .singularValues[0]
  }

  /// An estimate of the Frobenius norm of an operator, `‖AΩ‖_F/√s` with s Gaussian columns.
  ///
  /// The square is right on average, with a relative standard deviation of `√(2/s)` at most. Source:
  /// Hutchinson, "A stochastic estimator of the trace of the influence matrix", Commun. Stat. Simul.
  /// Comput. 19, 1990, https://doi.org/10.1080/03610919008812866.
  ///
  /// - Parameters:
  ///   - samples: The number s of random vectors, at least 1.
  ///   - generator: The source of randomness.
  /// - Returns: The estimate.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Complexity: One product with s columns.
  public func estimatedFrobeniusNorm(
    samples: Int = 20, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Scalar {
    demand(samples >= 1, "an estimate needs at least one sample, not \(samples)")
    let omega = Matrix<Scalar>.gaussian(rows: columns, columns: samples, using: &generator)
    return try checked(product(omega)).frobeniusNorm / Scalar(samples).squareRoot()
  }

  /// The number of singular values of an operator that exceed a fraction of the largest, as far as a
  /// randomized decomposition finds them.
  ///
  /// Those near the threshold may be counted or not: what is left out has a norm of at most τσ₁, but
  /// for a probability of 10⁻¹⁰.
  ///
  /// - Parameters:
  ///   - relativeTolerance: The fraction τ, more than 0.
  ///   - generator: The source of randomness.
  /// - Returns: The rank.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`, `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Complexity: As ``LinearAlgebra/SVD/init(randomized:tolerance:using:)``.
  public func estimatedRank(
    relativeTolerance: Scalar, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Int {
    let norm = try spectralNorm(tolerance: 0.01, using: &generator)
    let svd = try SVD(
      randomized: self, tolerance: relativeTolerance * norm, using: &generator)
    return svd.numericalRank(absoluteTolerance: relativeTolerance * norm)
  }
}
