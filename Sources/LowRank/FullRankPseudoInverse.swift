public import LinearAlgebra

extension Matrix {
  /// The Moore–Penrose pseudo-inverse `A⁺`, n × m; see ``PseudoInverse`` for its rank.
  ///
  /// The singular values need not be computed where it is certain that all of them are inverted.
  /// With `A = QR`, `σₙ/σ₁ ≥ 1/(‖R‖_F ‖R⁻¹‖_F)`; if that bound is far above the tolerance, the rank is
  /// full and `A⁺ = R⁻¹Qᵀ`, several times as fast. Otherwise the singular value decomposition
  /// decides.
  ///
  /// - Parameter relativeTolerance: The fraction of `σ₁` up to which a singular value counts as
  ///   zero; `max(m, n)·ε` if there is none.
  /// - Returns: The pseudo-inverse.
  /// - Throws: As ``PseudoInverse/init(_:relativeTolerance:)-(Matrix<Scalar>,_)``.
  /// - Complexity: O(m·n·min(m, n))
  public func pseudoInverse(
    relativeTolerance: Scalar? = nil
  ) throws(LinearAlgebraError) -> Matrix {
    let tolerance = relativeTolerance ?? Scalar(Swift.max(rows, columns)) * .ulpOfOne
    if rows < columns {
      if let inverse = try transposed().fullRankInverse(tolerance) { return inverse.transposed() }
    } else if let inverse = try fullRankInverse(tolerance) {
      return inverse
    }
    return try PseudoInverse(self, relativeTolerance: relativeTolerance).matrix
  }

  /// The product `R⁻¹Qᵀ` of a tall matrix, if its rank is certain to be full.
  private func fullRankInverse(_ tolerance: Scalar) throws(LinearAlgebraError) -> Matrix? {
    if columns == 0 { return nil }
    let qr = try QR(self)
    guard !qr.r.diagonal.contains(0) else { return nil }
    let inverse = try qr.r.solveTriangular(.upper, .identity(columns))
    // A hundred covers what rounding does to the factors; √ε keeps to matrices where both ways agree.
    let condition = qr.r.frobeniusNorm * inverse.frobeniusNorm
    let most = Swift.min(1 / (100 * tolerance), 1 / Scalar.ulpOfOne.squareRoot())
    guard condition < most, inverse.frobeniusNorm < 1 / .leastNormalMagnitude else { return nil }
    return inverse * qr.q.transpose
  }
}
