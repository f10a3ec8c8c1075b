public import LinearAlgebra
internal import RealModule

/// The ranks through which a progressive reduction goes, stage by stage, and the steps of each.
///
/// ```swift
/// let schedule = try RankSchedule.geometric(from: 24, to: 6, stages: 5, steps: 1000)
/// schedule.ranks   // [24, 17, 12, 8, 6]
/// ```
///
/// A rank may stay from one stage to the next, and never rises: what a truncation took away is gone,
/// and a larger rank would only add zeros.
public struct RankSchedule: Equatable, Sendable {
  /// The largest rank of every stage, first to last.
  public let ranks: [Int]
  /// The number of training steps of every stage.
  public let steps: [Int]

  /// Describes stages of as many steps, up to one, that add up to a number.
  ///
  /// - Parameters:
  ///   - ranks: The rank of each stage.
  ///   - steps: The steps of all stages together; the first ones get what cannot be shared evenly.
  /// - Throws: `LinearAlgebraError.rankOutOfRange` for the first rank that is above the one before it,
  ///   or below 1.
  /// - Precondition: There is a stage, and at least one step for each.
  public init(ranks: [Int], steps: Int) throws(LinearAlgebraError) {
    demand(
      !ranks.isEmpty && steps >= ranks.count,
      "\(steps) steps cannot be shared among \(ranks.count) stages")
    var largest = Int.max
    for rank in ranks {
      guard (1...largest).contains(rank) else {
        throw .rankOutOfRange(rank: rank, allowed: 1...largest)
      }
      largest = rank
    }
    self.ranks = ranks
    self.steps = ranks.indices.map { (steps + ranks.count - 1 - $0) / ranks.count }
  }

  /// Ranks that fall by as much from stage to stage, up to rounding.
  ///
  /// - Throws: `LinearAlgebraError.rankOutOfRange` if the target is above the first rank, or below 1.
  /// - Precondition: There is at least one step for each stage. A single stage has the target rank.
  public static func linear(
    from first: Int, to target: Int, stages: Int, steps: Int
  ) throws(LinearAlgebraError) -> RankSchedule {
    try spaced(first, target, stages, steps) { Double(first) + $0 * Double(target - first) }
  }

  /// Ranks that fall by one factor from stage to stage, up to rounding: the last stages take few.
  ///
  /// - Throws: As ``linear(from:to:stages:steps:)``.
  /// - Precondition: As ``linear(from:to:stages:steps:)``.
  public static func geometric(
    from first: Int, to target: Int, stages: Int, steps: Int
  ) throws(LinearAlgebraError) -> RankSchedule {
    try spaced(first, target, stages, steps) {
      Double(first) * Double.pow(Double(target) / Double(first), $0)
    }
  }

  private static func spaced(
    _ first: Int, _ target: Int, _ stages: Int, _ steps: Int, _ rank: (_ part: Double) -> Double
  ) throws(LinearAlgebraError) -> RankSchedule {
    guard target >= 1, target <= first else {
      throw .rankOutOfRange(rank: target, allowed: 1...max(1, first))
    }
    demand(stages >= 1, "a schedule of \(stages) stages goes nowhere")
    let between = (0..<(stages - 1)).map { Int(rank(Double($0) / Double(stages - 1)).rounded()) }
    return try RankSchedule(ranks: between + [target], steps: steps)
  }
}

extension Trainer {
  /// Trains a model stage by stage: its factored layers are brought down to the stage's rank, and
  /// what is left learns to make up for it.
  ///
  /// Every stage has an optimizer of its own, since the shapes change, and the whole course of the
  /// learning rate; its steps are the schedule's, not the trainer's.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - ranks: The stages.
  ///   - optimizer: Makes the optimizer of a stage.
  ///   - draw: Makes a batch from a stage's own random numbers.
  /// - Returns: The losses of all steps.
  /// - Throws: `LinearAlgebraError` as ``HasLinearLayers/reduceRanks(to:)``; ``TrainingError``.
  @discardableResult
  public func train<Model: HasLinearLayers<Scalar>>(
    _ model: inout Model, lowering ranks: RankSchedule,
    with optimizer: () -> some Optimizer<Scalar>,
    drawing draw: (inout SplitMix64) -> Model.Batch
  ) throws -> [Scalar] {
    var losses: [Scalar] = []
    for (stage, (rank, steps)) in zip(ranks.ranks, ranks.steps).enumerated() {
      try model.reduceRanks(to: rank)
      var trainer = self
      trainer.steps = steps
      trainer.seed = seed &+ UInt64(stage)
      var optimizer = optimizer()
      losses += try trainer.train(&model, with: &optimizer, drawing: draw)
    }
    return losses
  }
}
