import Foundation
import Experiments
import LinearAlgebra
import Literate

/// What a single rate for all would have said, from the runs of the search.
func oneRate(_ page: Page, _ evidence: Evidence) throws {
  let ways = [Way.descent, .adam, .muon]
  let seeds = Laboratory.search.seeds
  func loss(_ way: Way, _ rate: Double) -> Double? {
    let values = seeds.compactMap { seed in
      evidence.results[Trial(way.rawValue, rate: rate, seed: seed)]?.values[0]
    }
    guard values.count == seeds.count, values.allSatisfy(\.isFinite) else {
      return nil
    }
    return Spread(values.map { log10($0) }).geometricMean
  }
  let rates = Set(evidence.results.rows.map(\.trial.rate)).sorted()
  var table = Table("rate", "SGD", "AdamW", "Muon")
  for rate in rates {
    let cells = ways.map { loss($0, rate)?.formatted(digits: 2) ?? "—" }
    table.row(rate.formatted(digits: 2), cells[0], cells[1], cells[2])
  }
  page.print("the loss at one rate, over the three seeds of the search")
  page.print(table)
  let (low, middle, high) = (1.0 / 128, 1.0 / 64, 1.0 / 32)
  func known(_ way: Way, _ rate: Double) -> Double {
    loss(way, rate) ?? .infinity
  }
  page.record("adam-middle", known(.adam, middle), digits: 2)
  page.record("muon-middle", known(.muon, middle), digits: 2)
  page.record("adam-low", known(.adam, low), digits: 2)
  page.record("rate-middle", middle, digits: 2)
  page.record("rate-high", high, digits: 2)
  try page.claim(
    "At the high rate SGD is ahead of AdamW, at the low one behind.",
    known(.descent, high) < known(.adam, high)
      && known(.descent, low) > known(.adam, low))
}
