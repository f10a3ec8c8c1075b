import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

func budgets(_ page: Page, _ study: Study, _ evidence: Evidence) throws {
  try printRanks(page, study)
  var table = Table(
    "ranks by", "letters, 60 %", "letters, 45 %", "loss at 45 %",
    "than the same share")
  func name(_ way: Allocation, _ share: Double) -> String {
    "\(way.rawValue) at \(share)"
  }
  let even = evidence.logarithms(of: "loss", for: name(.even, 0.45))
  for way in Allocation.allCases {
    let letters = [0.6, 0.45].map {
      evidence.spread(of: "letters", for: name(way, $0)).percent()
    }
    let loss = evidence.logarithms(of: "loss", for: name(way, 0.45))
    let word =
      way == .even
      ? "–" : Comparison(loss, even, among: 3).word(above: "more", below: "less")
    table.row(
      way.rawValue, letters[0], letters[1],
      loss.geometricMean.formatted(digits: 2), word)
  }
  page.print(table)
  let ranks = try Allocation.measured.ranks(study, share: 0.45)
  let small = try Method.refitted.cut(study, to: ranks)
  let values = Laboratory.outcome(of: small, study)
  try evidence.require(values, of: name(.measured, 0.45), seed: page.seed)
  page.printMeasured(
    "\nseed \(page.seed), run now, by measured loss at 45 %: "
      + "\(percent(values[1])) of the letters")
  page.printOrigin(of: evidence)
}

private func printRanks(_ page: Page, _ study: Study) throws {
  let plans = try Allocation.allCases.map {
    try $0.ranks(study, share: 0.45)
  }
  var table = Table("layer", "same share", "energy", "share", "measured")
  for name in study.layers {
    let ranks = plans.map { $0[name].map(String.init) ?? "dense" }
    table.row(short(name), ranks[0], ranks[1], ranks[2], ranks[3])
  }
  page.printMeasured(table)
  let numbers = plans.map { study.numbers($0) }
  page.printMeasured(
    "\nnumbers: " + numbers.map(grouped).joined(separator: ", ") + "\n")
}
