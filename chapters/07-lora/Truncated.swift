import Experiments
import LinearAlgebra
import Literate
import Training

/// What is left of the task when full updates are cut, beside what adapters
/// of the same rank learn in as many steps.
func truncated(
  _ page: Page, _ study: FineTuning, _ update: FullUpdate,
  _ cuts: Evidence, _ trained: RankEvidence
) throws {
  var table = Table("r", "energy", "W + (ΔW)ᵣ", "trained at rank r")
  var (kept, learned): ([Spread], [(rank: Int, spread: Spread)]) = ([], [])
  for rank in Laboratory.cutRanks {
    let share = cuts.spread(of: "cut to \(rank)", for: "full")
    kept.append(share)
    let other =
      [1, 4, 16].contains(rank)
      ? trained.letters(RankAndSteps(rank: rank, steps: 240)) : nil
    if let other { learned.append((rank, other)) }
    table.row(
      "\(rank)", cuts.spread(of: "energy of \(rank)", for: "full").percent(),
      share.percent(), other?.percent() ?? "–")
  }
  page.print(table)
  var plot = Plot(
    x: rankAxis(), y: Axis("right letters", range: 0...1.02),
    Plot.means(
      "trained at rank r", x: learned.map { Double($0.rank) },
      learned.map(\.spread))
      + Plot.means(
        "full update, cut to rank r", x: Laboratory.cutRanks.map(Double.init),
        kept))
  plot.key = .bottomRight
  try page.figure("truncated", plot)
  let four = learned[1].spread
  page.record(
    "energy-four",
    percent(
      cuts.spread(of: "energy of 4", for: "full").mean, decimals: 0))
  page.record("cut-four", percent(kept[2].mean, decimals: 0))
  page.record("trained-four", percent(four.mean))
  try page.claim(
    "At ranks 1 and 4 training is better than cutting.",
    Comparison(learned[0].spread, kept[0], among: 2).isAbove
      && Comparison(four, kept[2], among: 2).isAbove)
  var run = update.run.model
  let loss = Double(run.loss(of: study.test))
  try cuts.require([loss], of: "full", seed: page.seed)
  let cells = try Laboratory.cutRanks.map { rank in
    var cut = try update.cut(to: rank, study)
    return "\(rank): \(percent(cut.accuracy(on: study.test)))"
  }
  page.printMeasured(
    "\nseed \(page.seed), run now, cut to " + cells.joined(separator: ", "))
  page.printOrigin(of: cuts)
}

/// A logarithmic axis with a mark at each rank.
private func rankAxis() -> Axis {
  Axis(
    "r", .logarithmic, range: 1...16,
    ticks: Laboratory.cutRanks.map { (Double($0), "\($0)") })
}
