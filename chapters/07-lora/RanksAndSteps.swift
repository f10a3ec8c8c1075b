import Experiments
import LinearAlgebra
import Literate
import Training

/// LoRA of some rank, trained for some number of steps.
struct RankAndSteps: Sendable {
  let rank: Int
  let steps: Int

  var name: String { "rank \(rank), \(steps) steps" }

  /// Rank 1 also for twice as long as the others. (Rank 4 with 240 steps is
  /// LoRA among the nine ways.)
  static let all =
    [60, 120].flatMap { steps in
      [1, 4, 16].map { RankAndSteps(rank: $0, steps: steps) }
    } + [
      RankAndSteps(rank: 1, steps: 240), RankAndSteps(rank: 16, steps: 240),
      RankAndSteps(rank: 1, steps: 480),
    ]

  func run(_ base: Transformer<Float>, _ trial: Trial) throws -> Run {
    // snippet.run
    let study = FineTuning(base, seed: trial.seed, steps: steps)
    let start = try study.adapted { _, linear, generator in
      try LoRA(linear, rank: rank, alpha: 2 * Float(rank), using: &generator)
    }
    return try study.train(start, with: AdamW(rate: Float(trial.rate)))
    // snippet.end
  }
}

extension Laboratory {
  /// What adapters of growing rank reach in a growing number of steps.
  func ranksAndSteps() throws -> Experiment {
    let recipe = try Self.recipe("RanksAndSteps", [Recipe.Setting("α", "2r")])
    let cases = Dictionary(
      uniqueKeysWithValues: RankAndSteps.all.map { ($0.name, $0) })
    return Experiment(
      "ranks-and-steps", recipe: recipe, cases: RankAndSteps.all.map(\.name),
      measures: Self.measures, seeds: Self.seeds,
      rates: .searched(Self.search)
    ) { trial in
      guard let each = cases[trial.name] else {
        throw Refuted(description: "There is no case \(trial.name).")
      }
      let study = FineTuning(base, seed: trial.seed)
      return try outcome(of: study) { try each.run(base, trial) }
    }
  }
}
