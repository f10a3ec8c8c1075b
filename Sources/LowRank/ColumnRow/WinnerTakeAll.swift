public import LinearAlgebra

extension ColumnRowProduct {
  /// Takes the largest pairs for certain and samples only among the rest.
  ///
  /// With the c largest pairs in the set W, the estimate is
  /// `Σ_{i∈W} xᵢyᵢᵀ + (1/(k − c)) Σ xⱼyⱼᵀ/qⱼ` over k − c draws from outside W, with
  /// `qⱼ = ‖xⱼ‖‖yⱼ‖/Σ_{i∉W}‖xᵢ‖‖yᵢ‖`. It is unbiased for every c. Source: Liu et al.,
  /// "Winner-take-all column row sampling for memory efficient adaptation of language model",
  /// NeurIPS 2023, https://arxiv.org/abs/2305.15265.
  ///
  /// - Parameters:
  ///   - k: The number of pairs, the certain ones included, from 1 to l.
  ///   - generator: The source of randomness.
  /// - Returns: The pairs, with weight 1 for the winners.
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: O(l log l)
  public func winnerTakeAll(
    _ k: Int, using generator: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> ColumnRowSelection<Scalar> {
    let winners = try winners(k)
    let others = try rest(without: winners)
    let sure = ColumnRowSelection<Scalar>(
      indices: winners, weights: Vector(repeating: 1, count: winners.count))
    guard k > winners.count, others.pairNorms.contains(where: { $0 > 0 }) else { return sure }
    let drawn = try others.sample(
      k - winners.count, from: others.optimalProbabilities(), using: &generator)
    return ColumnRowSelection(
      indices: sure.indices + drawn.indices,
      weights: Vector(sure.weights.elements + drawn.weights.elements))
  }

  /// The pairs that are taken for certain when there are to be k in all.
  ///
  /// With P the share of the winners in `Z = Σ‖xᵢ‖‖yᵢ‖`, the expected squared error is at most
  /// `Z²(1 − P)²/(k − c)`; c is chosen to make that bound least.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: O(l log l)
  public func winners(_ k: Int) throws(LinearAlgebraError) -> [Int] {
    try requireCount(k, upTo: count)
    let order = orderBySize
    let largest = Double(pairNorms[order[0]])
    guard largest > 0 else { return [] }
    var tails = [0.0]
    for i in order.reversed() {
      tails.append(tails[tails.count - 1] + Double(pairNorms[i]) / largest)
    }
    tails.reverse()
    let bounds = (0..<k).map { c in tails[c] * tails[c] / Double(k - c) }
    let best = bounds.indices.min { bounds[$0] < bounds[$1] } ?? 0
    // With nothing but zeros behind the k largest there is no one to draw.
    return Array(order.prefix(tails[k] == 0 ? k : best))
  }

  /// The expected squared error of winner-take-all with k pairs: that of k − c draws from the rest.
  ///
  /// - Throws: `LinearAlgebraError.countOutOfRange`.
  /// - Complexity: 2·m·l·n operations, the exact product.
  public func expectedSquaredErrorOfWinnerTakeAll(
    _ k: Int
  ) throws(LinearAlgebraError) -> Scalar {
    let winners = try winners(k)
    let others = try rest(without: winners)
    guard k > winners.count, others.pairNorms.contains(where: { $0 > 0 }) else { return 0 }
    return try others.expectedSquaredError(
      k - winners.count, from: others.optimalProbabilities())
  }

  /// The same product with some pairs replaced by zeros, which are never drawn.
  private func rest(without winners: [Int]) throws(LinearAlgebraError) -> ColumnRowProduct {
    var keep = Vector<Scalar>(repeating: 1, count: count)
    for i in winners { keep[i] = 0 }
    return try ColumnRowProduct(x.scaled(columnsBy: keep), y)
  }
}
