import Experiments
import LinearAlgebra
import Literate
import Synchronization
import Training

/// Two ways to spend the numbers of rank 2 everywhere.
enum RankBudgets: String, CaseIterable, Sendable {
  case everywhere = "rank 2 everywhere"
  case byEnergy = "ranks by energy"

  func run(
    _ study: FineTuning, rate: Float, ranks chosen: [Int]
  ) throws -> Run {
    let ranks = Dictionary(
      uniqueKeysWithValues: zip(study.layers, chosen))
    func rank(_ layer: String) -> Int {
      self == .everywhere ? 2 : ranks[layer] ?? 0
    }
    let layers = study.layers.filter { rank($0) > 0 }
    let start = try study.adapted(layers) { name, linear, generator in
      let r = rank(name)
      return try LoRA(linear, rank: r, alpha: 2 * Float(r), using: &generator)
    }
    return try study.train(start, with: AdamW(rate: rate))
  }
}

/// The ranks by energy for each seed: the search needs them for each rate.
private final class KnownRanks: Sendable {
  private let known = Mutex<[UInt64: [Int]]>([:])

  func ranks(_ study: FineTuning) throws -> [Int] {
    if let ranks = known.withLock({ $0[study.seed] }) { return ranks }
    let ranks = try FullUpdate(study).ranks(asMuchAs: 2).ranks
    known.withLock { $0[study.seed] = ranks }
    return ranks
  }
}

extension Laboratory {
  /// The same numbers, spread evenly or by the energy of a full update.
  func budget() throws -> Experiment {
    let recipe = try Self.recipe(
      "RankBudgets", [Recipe.Setting("steps", "240")], also: ["FullUpdate"])
    let known = KnownRanks()
    return Experiment(
      "budget", recipe: recipe, cases: RankBudgets.allCases.map(\.rawValue),
      measures: Self.measures, seeds: Self.seeds,
      rates: .searched(Self.search)
    ) { trial in
      guard let way = RankBudgets(rawValue: trial.name) else {
        throw Refuted(description: "There is no case \(trial.name).")
      }
      let study = FineTuning(base, seed: trial.seed)
      let ranks = way == .everywhere ? [] : try known.ranks(study)
      return try outcome(of: study) {
        try way.run(study, rate: Float(trial.rate), ranks: ranks)
      }
    }
  }
}
