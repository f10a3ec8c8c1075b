import Experiments
import LinearAlgebra
import Literate
import LowRank
import Training

func budgets(_ page: Page, _ study: Study, _ evidence: Evidence) throws {
  let plans = try Allocation.allCases.map {
    try $0.ranks(study, share: 0.45)
  }
  printRanks(page, study, plans)
  var table = Table(
    "ranks by", "letters, 60 %", "letters, 45 %", "loss at 45 %",
    "than above")
  func name(_ way: Allocation, _ share: Double) -> String {
    "\(way.rawValue) at \(share)"
  }
  var last: Spread?
  for way in Allocation.allCases {
    let letters = [0.6, 0.45].map {
      evidence.spread(of: "letters", for: name(way, $0)).percent()
    }
    let loss = evidence.logarithms(of: "loss", for: name(way, 0.45))
    let word = last.map {
      Comparison(loss, $0, among: 3).word(above: "more", below: "less")
    }
    last = loss
    table.row(
      way.rawValue, letters[0], letters[1],
      loss.geometricMean.formatted(digits: 2), word ?? "–")
  }
  page.print(table)
  try claims(page, evidence)
  let small = try Method.refitted.cut(study, to: plans[3])
  let values = Laboratory.outcome(of: small, study)
  try evidence.require(values, of: name(.measured, 0.45), seed: page.seed)
  page.printMeasured(
    "\nseed \(page.seed), run now, by measured loss at 45 %: "
      + "\(percent(values[1])) of the letters")
  page.printOrigin(of: evidence)
}

private func claims(_ page: Page, _ evidence: Evidence) throws {
  let ways = Allocation.allCases
  let losses = ways.map {
    evidence.logarithms(of: "loss", for: "\($0.rawValue) at 0.45")
  }
  let steps = zip(losses.dropFirst(), losses).map {
    Comparison($0, $1, among: 3)
  }
  try page.claim(
    "Each way to count loses less than the one above it.",
    steps.allSatisfy(\.isBelow))
  for (name, way) in zip(["even", "energy", "relative", "measured"], ways) {
    let letters = evidence.spread(
      of: "letters", for: "\(way.rawValue) at 0.45")
    page.record("\(name)-letters", percent(letters.mean, decimals: 0))
  }
}

private func printRanks(
  _ page: Page, _ study: Study, _ plans: [[String: Int]]
) {
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
