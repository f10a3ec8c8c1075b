public import LinearAlgebra
internal import RealModule

extension LinearOperator {
  /// A number that the error of an approximation almost surely does not exceed,
  /// `‖A − UΣVᵀ‖₂ ≤ 10·√(2/π)·max_{i≤r} ‖(A − UΣVᵀ) ωᵢ‖₂`.
  ///
  /// It fails with probability 10⁻ʳ at most, over the draw of the r Gaussian vectors `ωᵢ`, whatever
  /// the matrix. The approximation must not depend on those vectors. Source: Halko, Martinsson and
  /// Tropp, SIAM Review 53, 2011, lemma 4.1, https://doi.org/10.1137/090771806.
  ///
  /// - Parameters:
  ///   - svd: The approximation, a truncated decomposition.
  ///   - probes: The number r of random vectors.
  ///   - generator: The source of randomness.
  /// - Returns: The bound, an absolute error in the spectral norm; usually ten to thirty times too
  ///   large.
  /// - Throws: `LinearAlgebraError.notFinite`, `LinearAlgebraError.overflow`.
  /// - Precondition: The shapes agree, and there is at least one probe.
  /// - Complexity: One product with r columns and O((m + n)·k·r).
  public func posteriorErrorBound(
    of svd: SVD<Scalar>, probes: Int = 10, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> Scalar {
    demand(probes > 0, "a bound needs at least one probe, not \(probes)")
    demand(
      svd.u.rows == rows && svd.v.rows == columns,
      "factors u (\(svd.u.shape)) and v (\(svd.v.shape)) do not fit a \(rows) × \(columns) matrix")
    let omega = Matrix<Scalar>.gaussian(rows: columns, columns: probes, using: &generator)
    let factors = LowRankMatrix(svd)
    let error = try checked(product(omega)) - factors.left * (factors.right * omega)
    return error.posteriorBound
  }
}

extension Matrix {
  /// The bound that belongs to the images of Gaussian vectors under an error, one per column; NaN if
  /// one of them has a NaN.
  var posteriorBound: Scalar {
    10 * (2 / Scalar.pi).squareRoot() * Matrix(column: columnNorms).maxNorm
  }
}
