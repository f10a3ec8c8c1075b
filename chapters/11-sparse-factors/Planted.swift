import Experiments
import LinearAlgebra
import Literate
import LowRank

/// Products of two sparse factors, whose search may be asked for a pair that
/// is known to exist.
enum Planted {
  /// The part of the entries of each factor that are not zero.
  static let shares = ["1/20", "1/10", "1/5"]

  /// How many entries each 64 × 64 factor has.
  static func entries(_ share: String) -> Int {
    64 * 64 / (Int(share.dropFirst(2)) ?? 1)
  }
}

/// What the search leaves of a product that as many entries make exactly.
func plantedPairs() throws -> Experiment {
  let recipe = try Recipe(
    settings: [
      .init("matrices", "64 × 64, two sparse factors, no noise"),
      .init("budget", "that of the pair, half to each factor"),
    ],
    files: [
      "chapters/11-sparse-factors/Planted.swift",
      "Sources/LinearAlgebra/Random", "Sources/LowRank/SparseFactors",
    ])
  return Experiment(
    "planted", recipe: recipe, cases: Planted.shares,
    measures: ["sparse factors", "pruned"], seeds: Array(1...10),
    rates: .fixed(1)
  ) { trial in
    try errorsOnPlanted(trial.name, seed: trial.seed)
  }
}

/// The errors of the search and of pruning with as many entries.
func errorsOnPlanted(_ share: String, seed: UInt64) throws -> [Double] {
  var generator = SplitMix64(seed: seed)
  let count = Planted.entries(share)
  let pair = (0..<2).map { _ in
    SparseMatrix<Double>.random(
      rows: 64, columns: 64, nonZeroCount: count, using: &generator)
  }
  let w = Matrix(SparseFactors(left: pair[0], right: pair[1]))
  let found = try SparseFactors(
    w, budget: 2 * count, plan: SparseFactorPlan(squareShare: 0.5))
  return [
    w.distance(to: Matrix(found)), w.distance(to: try w.pruned(to: 2 * count)),
  ]
}
