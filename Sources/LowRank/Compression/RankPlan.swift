public import LinearAlgebra

/// Ranks for all layers of a network under one budget of numbers.
///
/// ```swift
/// let plan = try RankPlan(curves, budget: 40_000)
/// plan.ranks["blocks.0.query"]   // nil if the layer stays as it is
/// ```
///
/// Every layer begins with its smallest rank. Then always the step is taken that loses the least
/// for each number it costs, until none fits. As long as nothing had to be left out, no plan with
/// as few numbers has a smaller sum of losses: at the price that the last step had, every layer has
/// its best choice.
public struct RankPlan: Equatable, Sendable {
  /// The ranks by the names of the layers; a layer that stays as it is has none.
  public let ranks: [String: Int]
  /// The numbers of all the layers' matrices.
  public let numbers: Int
  /// The sum of the losses.
  public let loss: Double
  /// Whether no plan with as few numbers has a smaller sum of losses, as far as the steps prove it.
  public let isProvenBest: Bool

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - curves: The layers.
  ///   - budget: How many numbers their matrices may have.
  /// - Throws: `LinearAlgebraError.countOutOfRange` for a budget below the smallest rank of all
  ///   layers or above what the layers have as they are.
  /// - Precondition: There is a layer, and no two have one name.
  /// - Complexity: O(c log c) for c choices.
  public init(_ curves: [RankCurve], budget: Int) throws(LinearAlgebraError) {
    demand(!curves.isEmpty, "a plan needs a layer")
    demand(Set(curves.map(\.name)).count == curves.count, "two layers have one name")
    let hulls = curves.map(\.hull)
    let least = curves.reduce(0) { $0 + $1.choices[0].numbers }
    let most = curves.reduce(0) { $0 + $1.choices[$1.choices.count - 1].numbers }
    guard (least...most).contains(budget) else {
      throw .countOutOfRange(of: "numbers", count: budget, allowed: least...most)
    }
    var places = hulls.map { _ in 0 }
    var isClosed = hulls.map { _ in false }
    var (numbers, isComplete, isBest) = (least, true, true)
    for step in Self.steps(of: hulls) where !isClosed[step.layer] {
      if numbers + step.numbers > budget {
        isClosed[step.layer] = true
        isComplete = false
        continue
      }
      if !isComplete { isBest = false }
      numbers += step.numbers
      places[step.layer] += 1
    }
    let chosen = zip(hulls, places).map { $0[$1] }
    ranks = Dictionary(
      uniqueKeysWithValues: zip(curves, chosen).compactMap { curve, choice in
        choice.rank.map { (curve.name, $0) }
      })
    self.numbers = numbers
    loss = chosen.reduce(0) { $0 + $1.loss }
    isProvenBest = isBest
  }

  private struct Step {
    let layer: Int
    let numbers: Int
    let gain: Double
  }

  /// All steps along the hulls, the best first; a tie goes to the layer that was named first.
  private static func steps(of hulls: [[RankCurve.Choice]]) -> [Step] {
    var steps: [Step] = []
    for (layer, hull) in hulls.enumerated() {
      for (from, to) in zip(hull, hull.dropFirst()) {
        let numbers = to.numbers - from.numbers
        steps.append(
          Step(layer: layer, numbers: numbers, gain: (from.loss - to.loss) / Double(numbers)))
      }
    }
    // The sort is stable, and within a layer the gains fall.
    return steps.sorted { $0.gain > $1.gain }
  }
}
