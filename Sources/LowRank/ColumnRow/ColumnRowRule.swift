public import LinearAlgebra

/// A way to choose k of the pairs of a product.
public enum ColumnRowRule: String, CaseIterable, Sendable {
  /// Draws with replacement, all pairs alike.
  case uniform
  /// Draws with replacement, by leverage.
  case leverage
  /// Draws with replacement, with probabilities `∝ ‖xᵢ‖‖yᵢ‖`.
  case optimal
  /// Systematic sampling without replacement, with inclusion probabilities `∝ ‖xᵢ‖‖yᵢ‖`.
  case withoutReplacement
  /// The largest pairs for certain, the others by chance.
  case winnerTakeAll
  /// The k largest pairs, nothing by chance.
  case largest

  /// Whether the estimate equals the product on average.
  public var isUnbiased: Bool { self != .largest }
}

extension ColumnRowProduct {
  /// Chooses pairs by a rule.
  ///
  /// - Parameters:
  ///   - k: The number of pairs, from 1 to l; with replacement, the number of draws.
  ///   - rule: How to choose.
  ///   - generator: The source of randomness.
  /// - Returns: The chosen pairs with their weights.
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  public func select(
    _ k: Int, by rule: ColumnRowRule, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    switch rule {
    case .uniform: try sample(k, from: uniformProbabilities(), using: &generator)
    case .leverage: try sample(k, from: leverageProbabilities(), using: &generator)
    case .optimal: try sample(k, from: optimalProbabilities(), using: &generator)
    case .withoutReplacement: try sampleWithoutReplacement(k, using: &generator)
    case .winnerTakeAll: try winnerTakeAll(k, using: &generator)
    case .largest: try largest(k)
    }
  }

  /// The expected squared error of a rule, before anything is drawn.
  ///
  /// - Parameters:
  ///   - k: The number of pairs, from 1 to l; with replacement, the number of draws.
  ///   - rule: How to choose.
  /// - Returns: `E‖XY − estimate‖_F²`; for ``ColumnRowRule/largest`` the error itself.
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: 2·m·l·n operations or more: theory is dearer than the estimate.
  public func expectedSquaredError(
    _ k: Int, by rule: ColumnRowRule
  ) throws(LinearAlgebraError) -> Scalar {
    switch rule {
    case .uniform: try expectedSquaredError(k, from: uniformProbabilities())
    case .leverage: try expectedSquaredError(k, from: leverageProbabilities())
    case .optimal: try expectedSquaredError(k, from: optimalProbabilities())
    case .withoutReplacement: try expectedSquaredErrorWithoutReplacement(k)
    case .winnerTakeAll: try expectedSquaredErrorOfWinnerTakeAll(k)
    case .largest: squaredError(try largest(k))
    }
  }
}
