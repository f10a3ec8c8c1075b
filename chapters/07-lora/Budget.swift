import LinearAlgebra
import Literate
import LowRank
import Training

/// Ranks for layers that cost no more than rank r for all of them.
private func ranks(
  _ study: FineTuning, _ updates: Updates, asMuchAs rank: Int
) -> (ranks: [Int], budget: Int, used: Int) {
  // snippet.allocate
  let costs = updates.spectra.map { $0.rows + $0.columns }
  let budget = rank * costs.reduce(0, +)
  var worth: [(value: Float, layer: Int)] = []
  for (i, update) in updates.spectra.enumerated() {
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

func budget(
  _ page: Page, _ study: FineTuning, _ updates: Updates,
  adaptive: Transformer<Float>
) throws {
  let choice = ranks(study, updates, asMuchAs: 2)
  let kept = adaptive.adapters.map { _, adapter in
    (adapter as? AdaLoRA<Float>)?.activeRank ?? 0
  }
  try printRanks(page, updates, choice.ranks, kept)
  page.printMeasured(
    "\nnumbers: \(choice.used), and \(choice.budget) for rank 2 everywhere\n")
  var table = Table("seed", "rank 2 everywhere", "ranks by energy")
  var sums = (uniform: 0.0, chosen: 0.0)
  var single: [Double] = []
  let test = study.test
  let byName = Dictionary(
    uniqueKeysWithValues: zip(updates.names, choice.ranks))
  for trial in UInt64(1)...4 {
    func accuracy(_ rank: (String) -> Int) throws -> Double {
      let layers = study.layers.filter { rank($0) > 0 }
      let start = try study.adapted(layers, seed: study.seed &+ trial) {
        name, linear, generator in
        let r = rank(name)
        return try LoRA(
          linear, rank: r, alpha: 2 * Float(r), using: &generator)
      }
      var run = try study.train(
        start, with: AdamW(rate: 0.01), seed: study.seed &+ trial)
      return run.model.accuracy(on: test)
    }
    let uniform = try accuracy { _ in 2 }
    let chosen = try accuracy { byName[$0] ?? 0 }
    sums = (sums.uniform + uniform / 4, sums.chosen + chosen / 4)
    single += [uniform, chosen]
    table.row("\(trial)", percent(uniform), percent(chosen))
  }
  table.row("mean", percent(sums.uniform), percent(sums.chosen))
  page.printMeasured(table.text)
  page.recordMeasured("uniform-mean", percent(sums.uniform))
  page.recordMeasured("chosen-mean", percent(sums.chosen))
  page.recordMeasured(
    "budget-verdict",
    sums.chosen > sums.uniform
      ? "helped" : "did not help")
  page.recordMeasured("budget-least", percent(single.min() ?? 0))
  page.recordMeasured("budget-most", percent(single.max() ?? 0))
}

private func printRanks(
  _ page: Page, _ updates: Updates, _ chosen: [Int], _ adaptive: [Int]
) throws {
  var table = Table("layer", "90 % of energy", "budget", "AdaLoRA")
  for (i, name) in updates.names.enumerated() {
    let suggested = try updates.spectra[i].rank(forEnergy: 0.9)
    table.row(
      short(name), "\(suggested)", "\(chosen[i])", "\(adaptive[i])")
  }
  page.printMeasured(table.text)
  let isOtherwise = chosen.indices.contains { i in
    chosen.indices.contains { j in
      chosen[i] > chosen[j] && adaptive[i] < adaptive[j]
    }
  }
  page.claimOfTraining(
    "AdaLoRA puts the matrices in another order.", isOtherwise)
}
