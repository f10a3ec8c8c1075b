public import LinearAlgebra

extension ColumnRowProduct {
  /// The same probability for every pair.
  public func uniformProbabilities() throws(LinearAlgebraError) -> Distribution<Scalar> {
    try .uniform(count)
  }

  /// The probabilities with the least expected error, `pᵢ = ‖xᵢ‖‖yᵢ‖ / Σⱼ ‖xⱼ‖‖yⱼ‖`.
  ///
  /// By the Cauchy–Schwarz inequality, `Σcᵢ²/pᵢ = (Σcᵢ²/pᵢ)(Σpᵢ) ≥ (Σcᵢ)²` with equality for
  /// `pᵢ ∝ cᵢ = ‖xᵢ‖‖yᵢ‖`. If all pairs are zero, so is the product, and any choice is right: the
  /// probabilities are uniform.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` if there are
  ///   no pairs.
  /// - Complexity: O(l)
  public func optimalProbabilities() throws(LinearAlgebraError) -> Distribution<Scalar> {
    try Distribution(proportionalTo: pairNorms)
  }

  /// Probabilities by leverage, half from the columns of `X` and half from the rows of `Y`.
  ///
  /// `pᵢ = ½ℓᵢ(X)/rank X + ½ℓᵢ(Yᵀ)/rank Y`, where `ℓᵢ` is the squared length of the i-th row of the
  /// right singular vectors. A pair with few others in its direction gets a large probability even
  /// if it is short. Where both factors have orthonormal rows (`X`) and columns (`Y`) these are the
  /// optimal ones when `X = Yᵀ`.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange` if there are
  ///   no pairs; `LinearAlgebraError.didNotConverge`.
  /// - Complexity: O(m·l·min(m, l) + n·l·min(n, l)), two SVDs.
  public func leverageProbabilities() throws(LinearAlgebraError) -> Distribution<Scalar> {
    let shares = try [x, y.transposed()].map { factor throws(LinearAlgebraError) in
      let svd = try SVD(factor)
      return svd.leverageScores(rank: svd.numericalRank())
    }
    let weights = shares.map { scores in
      let rank = scores.elements.reduce(0, +)
      return rank > 0 ? scores / rank : scores
    }
    return try Distribution(proportionalTo: weights[0] + weights[1])
  }

  /// Draws k pairs, one after another and each with the same probabilities, and weights each draw
  /// of pair i by `1/(k·pᵢ)`.
  ///
  /// The sum of the weighted pairs then equals `XY` on average, whatever the probabilities.
  ///
  /// - Parameters:
  ///   - k: The number of draws, at least 1; it may exceed the number of pairs.
  ///   - distribution: The probabilities.
  ///   - generator: The source of randomness.
  /// - Returns: The different pairs that were drawn, at most k, with their total weights.
  /// - Precondition: There is a probability for each pair.
  /// - Throws: `LinearAlgebraError.zeroProbability` if a pair that is not
  ///   zero can never be drawn; `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: O(l + k log k)
  public func sample(
    _ k: Int, from distribution: Distribution<Scalar>,
    using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    try requireCount(k, upTo: .max)
    try requireReach(of: distribution)
    let p = distribution.probabilities
    return ColumnRowSelection(
      merging: (0..<k).map { _ in
        let i = distribution.draw(using: &generator)
        return (i, 1 / (Scalar(k) * p[i]))
      })
  }

  /// The expected squared error of k draws, `E‖XY − estimate‖_F² = (Σ cᵢ²/pᵢ − ‖XY‖_F²)/k`.
  ///
  /// Here `cᵢ = ‖xᵢ‖‖yᵢ‖`. One draw `T = xᵢyᵢᵀ/pᵢ` has mean `XY` and `E‖T‖_F² = Σcᵢ²/pᵢ`; the mean
  /// of k independent draws has a k-th of the variance of one.
  ///
  /// - Throws: As ``sample(_:from:using:)``.
  /// - Complexity: 2·m·l·n operations, the exact product.
  public func expectedSquaredError(
    _ k: Int, from distribution: Distribution<Scalar>
  ) throws(LinearAlgebraError) -> Scalar {
    try requireCount(k, upTo: .max)
    // Rounding must not turn the variance of a perfect choice into a negative number.
    return max(0, try secondMoment(distribution) - squaredErrorOfZero) / Scalar(k)
  }

  /// The number of draws beyond which sampling beats the zero matrix on average.
  ///
  /// `E‖error‖² < ‖XY‖_F²` if and only if `k > Σ(cᵢ²/pᵢ)/‖XY‖_F² − 1`. Where the terms cancel each
  /// other, this can exceed the number of pairs. It is infinite for `XY = 0` unless all terms are 0.
  ///
  /// - Throws: `LinearAlgebraError.zeroProbability`.
  /// - Complexity: 2·m·l·n operations, the exact product.
  public func breakEvenCount(
    from distribution: Distribution<Scalar>
  ) throws(LinearAlgebraError) -> Scalar {
    let moment = try secondMoment(distribution)
    return moment == 0 ? 0 : moment / squaredErrorOfZero - 1
  }

  /// The second moment of one draw, `Σ cᵢ²/pᵢ`.
  private func secondMoment(
    _ distribution: Distribution<Scalar>
  ) throws(LinearAlgebraError) -> Scalar {
    try requireReach(of: distribution)
    return zip(pairNorms, distribution.probabilities).reduce(0) { sum, pair in
      pair.0 == 0 ? sum : sum + pair.0 * (pair.0 / pair.1)
    }
  }

  private func requireReach(of distribution: Distribution<Scalar>) throws(LinearAlgebraError) {
    let p = distribution.probabilities
    demand(p.count == count, "\(count) pairs need as many probabilities, not \(p.count)")
    if let missed = pairNorms.indices.first(where: { p[$0] == 0 && pairNorms[$0] > 0 }) {
      throw .zeroProbability(index: missed)
    }
  }
}
