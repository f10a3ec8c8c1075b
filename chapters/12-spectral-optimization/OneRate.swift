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
    table.row("\(rate)", cells[0], cells[1], cells[2])
  }
  page.print("the loss at one rate, over the three seeds of the search")
  page.print(table)
}
