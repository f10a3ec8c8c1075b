public import LinearAlgebra

extension SVD {
  /// Computes the decomposition of a matrix of low rank from its factors alone.
  ///
  /// With `L = Q₁R₁` and `Rᵀ = Q₂R₂`, all that is left to decompose is the core `R₁R₂ᵀ`, which is
  /// r × r: `A = Q₁ (R₁R₂ᵀ) Q₂ᵀ = (Q₁Ũ) Σ (Q₂Ṽ)ᵀ`. There are min(m, r, n) singular values; the
  /// others of `A` are zero.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.didNotConverge`.
  /// - Complexity: O((m + n)·r² + r³); the product is never formed.
  public init(_ lowRank: LowRankMatrix<Scalar>) throws(LinearAlgebraError) {
    let left = try QR(lowRank.left)
    let right = try QR(lowRank.right.transposed())
    let core = try SVD(left.r * right.r.transpose)
    self.init(
      u: left.q * core.u, singularValues: core.singularValues, v: right.q * core.v)
  }
}

extension LowRankMatrix {
  /// Takes the factors `U√Σ` and `√Σ Vᵀ` of a decomposition: both carry half of the scale.
  ///
  /// - Complexity: O((m + n)·r)
  public init(balanced svd: SVD<Scalar>) {
    let count = svd.singularValues.count
    let roots = Vector(svd.singularValues.map { $0.squareRoot() })
    self.init(
      left: svd.u[columns: 0..<count].scaled(columnsBy: roots),
      right: svd.v[columns: 0..<count].scaled(columnsBy: roots).transposed())
  }

  /// The same matrix with factors of equal scale, `L = U√Σ` and `R = √Σ Vᵀ`.
  ///
  /// Of all pairs of factors with this product, these have the least `‖L‖_F² + ‖R‖_F²`.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O((m + n)·r²)
  public func balanced() throws(LinearAlgebraError) -> LowRankMatrix {
    LowRankMatrix(balanced: try SVD(self))
  }

  /// The best approximation of a smaller rank, found from the factors alone.
  ///
  /// - Parameter rank: The number of singular values to keep, from 0 to min(m, r, n).
  /// - Returns: Factors `UΣ` and `Vᵀ` with that inner dimension.
  /// - Throws: `LinearAlgebraError.rankOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O((m + n)·r²)
  public func truncated(toRank rank: Int) throws(LinearAlgebraError) -> LowRankMatrix {
    LowRankMatrix(try SVD(self).truncated(toRank: rank))
  }

  /// The shortest approximation whose relative error is at most a given one.
  ///
  /// - Parameters:
  ///   - error: The largest `‖A − Aₖ‖ / ‖A‖` that is allowed, at least 0.
  ///   - norm: The norm of the error and of the matrix.
  /// - Returns: Factors `UΣ` and `Vᵀ` with the least inner dimension.
  /// - Throws: `LinearAlgebraError.parameterOutOfRange`,
  ///   `LinearAlgebraError.notFinite`.
  /// - Complexity: O((m + n)·r²)
  public func truncated(
    toRelativeError error: Scalar, in norm: TruncationNorm = .frobenius
  ) throws(LinearAlgebraError) -> LowRankMatrix {
    LowRankMatrix(try SVD(self).truncated(toRelativeError: error, in: norm))
  }

  /// The Frobenius norm `‖LR‖_F = ‖R₁R₂ᵀ‖_F`, from the triangular factors of `L` and `Rᵀ`.
  ///
  /// The shortcut `√tr(LᵀL RRᵀ)` squares the condition number, and can be the root of a negative
  /// number; this form cannot.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  /// - Complexity: O((m + n)·r²)
  public func frobeniusNorm() throws(LinearAlgebraError) -> Scalar {
    try (QR(left).r * QR(right.transposed()).r.transpose).frobeniusNorm
  }
}
