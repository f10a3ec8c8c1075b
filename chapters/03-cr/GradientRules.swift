import LinearAlgebra
import LowRank

/// A way to compute or to estimate XᵀG, a sum over the examples of a batch.
typealias GradientRule =
  @Sendable (
    _ x: Matrix<Double>, _ g: Matrix<Double>, _ dice: inout SplitMix64
  ) throws -> Matrix<Double>

// snippet.rules
/// All examples.
let exactGradient: GradientRule = { x, g, _ in x.transpose * g }

/// `count` examples, chosen and weighted by a rule.
func sampled(_ count: Int, by rule: ColumnRowRule) -> GradientRule {
  { x, g, dice in
    let pairs = try ColumnRowProduct(x.transposed(), g)
    let chosen = try pairs.select(count, by: rule, using: &dice)
    return Matrix(pairs.approximation(chosen))
  }
}
// snippet.end

/// Examples drawn by size, and added without their weights.
func unweighted(_ count: Int) -> GradientRule {
  { x, g, dice in
    let pairs = try ColumnRowProduct(x.transposed(), g)
    let chosen = try pairs.select(count, by: .optimal, using: &dice).indices
    let ones = Vector(repeating: 1.0, count: chosen.count)
    return Matrix(
      pairs.approximation(ColumnRowSelection(indices: chosen, weights: ones)))
  }
}
