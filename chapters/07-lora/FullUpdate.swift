import Experiments
import LinearAlgebra
import LowRank
import Training

/// What fine-tuning did to each matrix, decomposed.
struct FullUpdate: Sendable {
  let run: Run
  let names: [String]
  let spectra: [SVD<Float>]

  /// The rate that the search of the nine ways finds for full fine-tuning.
  static let rate = 0.016

  init(_ study: FineTuning) throws {
    // snippet.collect
    var start = study.base
    let names = study.layers
    start.train { name in names.contains { name == $0 + ".weight" } }
    let run = try study.train(start, with: AdamW(rate: Float(Self.rate)))
    let spectra = try names.map { name in
      let after = run.model.linearLayer(named: name).dense().weight.value
      return try SVD(after - study.weight(name))
    }
    // snippet.end
    (self.run, self.names, self.spectra) = (run, names, spectra)
  }

  /// The base with the updates cut to a rank.
  func cut(to rank: Int, _ study: FineTuning) throws -> Transformer<Float> {
    // snippet.cut
    var cut = study.base
    for (name, update) in zip(names, spectra) {
      var layer = study.base.linearLayer(named: name).dense()
      layer.weight.value += Matrix(try update.truncated(toRank: rank))
      cut.setLinear(named: name, to: layer)
    }
    // snippet.end
    return cut
  }

  /// The mean over the matrices of the energy in the first terms.
  func energy(rank: Int) throws -> Double {
    let shares = try spectra.map { Double(try $0.energyFraction(rank: rank)) }
    return shares.reduce(0, +) / Double(shares.count)
  }

  /// Ranks for the matrices that cost no more than one rank for all.
  func ranks(asMuchAs rank: Int) -> (ranks: [Int], budget: Int, used: Int) {
    // snippet.allocate
    let costs = spectra.map { $0.rows + $0.columns }
    let budget = rank * costs.reduce(0, +)
    var worth: [(value: Float, layer: Int)] = []
    for (i, update) in spectra.enumerated() {
      worth += update.singularValues.map { ($0 * $0 / Float(costs[i]), i) }
    }
    worth.sort { $0.value > $1.value }
    var ranks = costs.map { _ in 0 }
    var used = 0
    for (_, layer) in worth where used + costs[layer] <= budget {
      ranks[layer] += 1
      used += costs[layer]
    }
    // snippet.end
    return (ranks, budget, used)
  }
}

extension Laboratory {
  static let cutRanks = [1, 2, 4, 8, 16]

  /// What is left of the task when full updates are cut.
  func updates() throws -> Experiment {
    let recipe = try Self.recipe("FullUpdate", [Recipe.Setting("steps", "240")])
    let cuts = Self.cutRanks.map { "cut to \($0)" }
    let energies = Self.cutRanks.map { "energy of \($0)" }
    return Experiment(
      "updates", recipe: recipe, cases: ["full"],
      measures: Self.measures + cuts + energies, seeds: Self.seeds,
      rates: .fixed(FullUpdate.rate)
    ) { trial in
      let study = FineTuning(base, seed: trial.seed)
      let update = try FullUpdate(study)
      let test = study.test
      return try outcome(of: study) { update.run }
        + Self.cutRanks.map { rank in
          var cut = try update.cut(to: rank, study)
          return cut.accuracy(on: test)
        }
        + Self.cutRanks.map { try update.energy(rank: $0) }
    }
  }
}
