import Experiments
import LinearAlgebra
import Literate
import Training

/// The evidence on LoRA of a rank after some steps, with the name of its case.
struct RankEvidence {
  let ranks: Evidence
  let ways: Evidence

  /// Ranks and steps in the order of the table.
  static let all = [60, 120, 240, 480].flatMap { steps in
    [1, 4, 16].map { RankAndSteps(rank: $0, steps: steps) }
  }.filter { $0.steps < 480 || $0.rank == 1 }

  private func found(_ each: RankAndSteps) -> (Evidence, String) {
    each.rank == 4 && each.steps == 240
      ? (ways, "LoRA") : (ranks, each.name)
  }

  func rate(_ each: RankAndSteps) -> Double {
    let (evidence, name) = found(each)
    return evidence.rate(of: name)
  }

  func letters(_ each: RankAndSteps) -> Spread {
    let (evidence, name) = found(each)
    return evidence.spread(of: "letters", for: name)
  }

  func losses(_ each: RankAndSteps) -> Spread {
    let (evidence, name) = found(each)
    return evidence.spread(of: "loss", for: name)
  }

  func logarithms(_ each: RankAndSteps) -> Spread {
    let (evidence, name) = found(each)
    return evidence.logarithms(of: "loss", for: name)
  }
}

/// What adapters of three ranks reach in a growing number of steps.
func letters(
  _ page: Page, _ laboratory: Laboratory, _ evidence: RankEvidence
) throws {
  var table = Table("steps", "r", "rate", "letters", "loss", "spread")
  for each in RankEvidence.all {
    let loss = evidence.logarithms(each)
    table.row(
      "\(each.steps)", "\(each.rank)", "\(evidence.rate(each))",
      evidence.letters(each).percent(),
      loss.geometricMean.formatted(digits: 2), loss.factor)
  }
  page.print(table)
  try page.figure(
    "letters",
    chart(Axis("right letters"), key: .bottomRight, evidence.letters),
    chart(Axis("loss", .logarithmic), key: .bottomLeft, evidence.losses))
  try claims(page, evidence)
  try runAnew(page, laboratory, evidence.ranks)
  page.printOrigin(of: evidence.ranks)
}

private func chart(
  _ axis: Axis, key: Plot.Key, _ spread: (RankAndSteps) -> Spread
) -> Plot {
  var plot = Plot(
    x: Axis(
      "steps", .logarithmic, range: 60...480,
      ticks: [60.0, 120, 240, 480].map { ($0, $0.formatted(decimals: 0)) }),
    y: axis,
    [1, 4, 16].flatMap { rank in
      let cases = RankEvidence.all.filter { $0.rank == rank }
      return Plot.means(
        "r = \(rank)", x: cases.map { Double($0.steps) }, cases.map(spread))
    })
  plot.aspect = 1.1
  plot.key = key
  return plot
}

private func claims(_ page: Page, _ evidence: RankEvidence) throws {
  page.record("trainings", evidence.ranks.results.rows.count)
  func letters(_ rank: Int, _ steps: Int) -> Spread {
    evidence.letters(RankAndSteps(rank: rank, steps: steps))
  }
  for (name, spread) in [
    ("one-short", letters(1, 60)), ("four-short", letters(4, 60)),
    ("sixteen-short", letters(16, 60)), ("one-long", letters(1, 480)),
  ] {
    page.record(name, percent(spread.mean, decimals: 1))
  }
  page.record("one-long-least", percent(letters(1, 480).least))
  func loss(_ rank: Int, _ steps: Int) -> Spread {
    evidence.logarithms(RankAndSteps(rank: rank, steps: steps))
  }
  func isSettled(_ steps: Int, _ small: Int, _ large: Int) -> Bool {
    Comparison(loss(large, steps), loss(small, steps), among: 9).isBelow
  }
  try page.claim(
    "Each larger rank has the smaller loss; only ranks 1 and 4 are open at 60.",
    [60, 120, 240].allSatisfy { isSettled($0, 4, 16) && isSettled($0, 1, 16) }
      && [120, 240].allSatisfy { isSettled($0, 1, 4) }
      && !isSettled(60, 1, 4))
  try page.claim(
    "Rank 1 learns the cipher.", letters(1, 480).mean > 0.98)
}

/// The shortest trainings, with this run's seed.
private func runAnew(
  _ page: Page, _ laboratory: Laboratory, _ evidence: Evidence
) throws {
  page.printMeasured("\nseed \(page.seed), run now")
  for each in RankAndSteps.all where each.steps <= 120 {
    let trial = Trial(
      each.name, rate: evidence.rate(of: each.name), seed: page.seed)
    let values = try evidence.experiment.measure(trial)
    try evidence.require(values, of: each.name, seed: page.seed)
    page.printMeasured(
      "\(each.name): \(percent(values[1])) of the letters, "
        + "loss \(values[0].formatted(digits: 2))")
  }
}
