public import LinearAlgebra
internal import RealModule

extension SingularSpectrum {
  /// The number below which a singular value counts as zero unless told otherwise:
  /// `max(m, n)·ε·σ₁`.
  ///
  /// A backward stable SVD moves every singular value by a modest multiple of `ε·σ₁`, so that what
  /// is smaller may as well be zero. The rule is relative: scaling the matrix changes no rank.
  public var defaultTolerance: Scalar {
    Scalar(Swift.max(rows, columns)) * .ulpOfOne * (singularValues.first ?? 0)
  }

  /// The number of singular values that exceed a fraction of the largest, `#{σⱼ > τ·σ₁}`.
  ///
  /// - Parameter relativeTolerance: The fraction τ; `max(m, n)·ε` if there is none.
  /// - Returns: The numerical rank; 0 for a zero or empty matrix.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O(min(m, n))
  public func numericalRank(relativeTolerance: Scalar? = nil) -> Int {
    let tolerance = absoluteTolerance(relativeTolerance)
    return singularValues.prefix { $0 > tolerance }.count
  }

  /// The number of singular values that exceed a number, `#{σⱼ > t}`.
  ///
  /// - Parameter absoluteTolerance: The number t, in the unit of the matrix.
  /// - Returns: The rank; 0 for a zero or empty matrix.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O(min(m, n))
  public func numericalRank(absoluteTolerance: Scalar) -> Int {
    demand(absoluteTolerance >= 0, "an absolute tolerance is at least 0, not \(absoluteTolerance)")
    return singularValues.prefix { $0 > absoluteTolerance }.count
  }

  /// The threshold that belongs to a relative tolerance.
  func absoluteTolerance(_ relativeTolerance: Scalar?) -> Scalar {
    guard let relativeTolerance else { return defaultTolerance }
    demand(
      relativeTolerance >= 0, "a relative tolerance is at least 0, not \(relativeTolerance)")
    return relativeTolerance * (singularValues.first ?? 0)
  }
}

extension SingularSpectrum {
  /// The stable rank `‖A‖_F² / ‖A‖₂² = Σσⱼ² / σ₁²`.
  ///
  /// Like every effective rank here, it is a real number from 1 to the rank, it does not change
  /// when the matrix is scaled, and a tiny change of the matrix changes it little. It is 0 for a
  /// zero or empty matrix.
  ///
  /// - Complexity: O(min(m, n))
  public var stableRank: Scalar { relativeValues.reversed().reduce(0) { $0 + $1 * $1 } }

  /// The intrinsic rank `‖A‖_* / ‖A‖₂ = Σσⱼ / σ₁`; 0 for a zero or empty matrix.
  ///
  /// - Complexity: O(min(m, n))
  public var intrinsicRank: Scalar { relativeValues.reversed().reduce(0, +) }

  /// The entropy rank `exp(−Σ pⱼ ln pⱼ)` with `pⱼ = σⱼ / Σσᵢ`; 0 for a zero or empty matrix.
  ///
  /// The shares are those of the singular values, not of their squares, and `0 ln 0` is 0. Source:
  /// Roy and Vetterli, "The effective rank: a measure of effective dimensionality", EUSIPCO 2007.
  ///
  /// - Complexity: O(min(m, n))
  public var entropyRank: Scalar {
    let values = relativeValues
    guard !values.isEmpty else { return 0 }
    let sum = intrinsicRank
    return .exp(
      values.reversed().reduce(0) { entropy, value in
        let share = value / sum
        return share > 0 ? entropy - share * .log(share) : entropy
      })
  }

  /// The participation rank `(‖A‖_* / ‖A‖_F)² = (Σσⱼ)² / Σσⱼ²`; 0 for a zero or empty matrix.
  ///
  /// - Complexity: O(min(m, n))
  public var participationRank: Scalar {
    stableRank > 0 ? intrinsicRank * intrinsicRank / stableRank : 0
  }

  /// The singular values as fractions of the largest; none for a zero matrix.
  private var relativeValues: [Scalar] {
    guard let largest = singularValues.first, largest > 0 else { return [] }
    return singularValues.map { $0 / largest }
  }
}

extension Matrix {
  /// The number of singular values that exceed a fraction of the largest, `#{σⱼ > τ·σ₁}`.
  ///
  /// - Parameter relativeTolerance: The fraction τ; `max(m, n)·ε` if there is none.
  /// - Returns: The numerical rank; 0 for a zero or empty matrix.
  /// - Throws: `LinearAlgebraError.notFinite`,
  ///   `LinearAlgebraError.overflow`.
  /// - Precondition: The tolerance is at least 0.
  /// - Complexity: O(m·n·min(m, n)), the singular values.
  public func numericalRank(relativeTolerance: Scalar? = nil) throws(LinearAlgebraError) -> Int {
    let spectrum = try Spectrum(self)
    try spectrum.requireFiniteSpectrum()
    return spectrum.numericalRank(relativeTolerance: relativeTolerance)
  }
}
