import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

func budget(
  _ page: Page, _ study: FineTuning, _ update: FullUpdate,
  adaptive: Transformer<Float>, _ evidence: Evidence
) throws {
  let choice = update.ranks(asMuchAs: 2)
  let kept = adaptive.adapters.map { _, adapter in
    (adapter as? AdaLoRA<Float>)?.activeRank ?? 0
  }
  try printRanks(page, update, choice.ranks, kept)
  page.printMeasured(
    "\nnumbers: \(choice.used), and \(choice.budget) for rank 2 everywhere\n")
  var table = Table("", "rate", "letters", "loss", "spread")
  for way in RankBudgets.allCases {
    let loss = evidence.logarithms(of: "loss", for: way.rawValue)
    table.row(
      way.rawValue, "\(evidence.rate(of: way.rawValue))",
      evidence.spread(of: "letters", for: way.rawValue).percent(decimals: 2),
      loss.geometricMean.formatted(digits: 2), loss.factor)
  }
  page.print(table)
  let losses = RankBudgets.allCases.map {
    evidence.logarithms(of: "loss", for: $0.rawValue)
  }
  let comparison = Comparison(losses[1], losses[0])
  page.record(
    "budget-verdict", comparison.word(above: "larger", below: "smaller"))
  for (name, loss) in zip(["uniform", "chosen"], losses) {
    page.record(
      "\(name)-scatter", Double.pow(10, loss.deviation), decimals: 1)
  }
  let needed = comparison.required * comparison.differences.error
  page.record("budget-needed", Double.pow(10, needed), decimals: 1)
  page.record("uniform-loss", losses[0].geometricMean, digits: 2)
  page.record("chosen-loss", losses[1].geometricMean, digits: 2)
  page.printMeasured("\nseed \(page.seed), run now")
  for way in RankBudgets.allCases {
    let rate = Float(evidence.rate(of: way.rawValue))
    var run = try way.run(study, rate: rate, ranks: choice.ranks)
    let loss = Double(run.model.loss(of: study.test))
    try evidence.require([loss], of: way.rawValue, seed: page.seed)
    page.printMeasured("\(way.rawValue): loss \(loss.formatted(digits: 2))")
  }
  page.printOrigin(of: evidence)
}

private func printRanks(
  _ page: Page, _ update: FullUpdate, _ chosen: [Int], _ adaptive: [Int]
) throws {
  var table = Table("layer", "90 % of energy", "budget", "AdaLoRA")
  for (i, name) in update.names.enumerated() {
    let suggested = try update.spectra[i].rank(forEnergy: 0.9)
    table.row(
      short(name), "\(suggested)", "\(chosen[i])", "\(adaptive[i])")
  }
  page.printMeasured(table)
}
