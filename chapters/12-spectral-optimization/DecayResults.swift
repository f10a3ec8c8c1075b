import Foundation
import Experiments
import LinearAlgebra
import Literate

/// What both decays did to new lines and to the spectrum of the weights.
func decayResults(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "decay", "rate", "own lines", "new lines", "spread", "than none",
    "stable rank", "σ₁")
  for decay in Decay.allCases {
    let name = decay.name
    let loss = evidence.logarithms(of: "loss", for: name)
    func mean(_ measure: String) -> String {
      evidence.spread(of: measure, for: name).mean.formatted(decimals: 1)
    }
    table.row(
      name, evidence.rate(of: name).formatted(digits: 2),
      evidence.logarithms(of: "own loss", for: name).geometricMean
        .formatted(digits: 2),
      loss.geometricMean.formatted(digits: 3), loss.factor,
      decay == .nothing
        ? ""
        : compare(evidence, name, Decay.nothing.name, among: 6)
          .word(above: "more", below: "less"),
      mean("weight rank"), mean("largest"))
  }
  page.print(table)
  let best = [
    chosen(Decay.allFrobenius, evidence),
    chosen(Decay.allSpectral, evidence),
  ]
  for (kind, decay) in zip(["frobenius", "spectral"], best) {
    page.record("\(kind)-strength", strength(of: decay))
    let loss = evidence.logarithms(of: "loss", for: decay.name)
    page.record("\(kind)-loss", loss.geometricMean, digits: 3)
  }
  page.record(
    "none-loss",
    evidence.logarithms(of: "loss", for: Decay.nothing.name).geometricMean,
    digits: 3)
  if case .spectral(let λ) = best[1] {
    let product = Double(λ) * evidence.rate(of: best[1].name)
    page.record("spectral-product", product, digits: 2)
  }
  try page.claim(
    "Frobenius decay ends below none, and spectral decay above it.",
    compare(evidence, best[0].name, Decay.nothing.name, among: 3).isBelow
      && compare(evidence, best[1].name, best[0].name, among: 3).isAbove
      && compare(evidence, best[1].name, Decay.nothing.name, among: 3).isBelow)
  let own = Comparison(
    evidence.logarithms(of: "own loss", for: best[0].name),
    evidence.logarithms(of: "own loss", for: Decay.nothing.name))
  let rates = [best[0].name, Decay.nothing.name].map { evidence.rate(of: $0) }
  try page.claim(
    "With the best Frobenius decay the rate is larger, and own lines fit.",
    own.isBelow && rates[0] > rates[1])
  page.record("few", Study.few)
  try runAnew(page, evidence, best)
}

private func strength(of decay: Decay) -> String {
  switch decay {
  case .nothing: "0"
  case .frobenius(let λ), .spectral(let λ): "\(λ)"
  }
}

private func compare(
  _ evidence: Evidence, _ first: String, _ second: String, among count: Int
) -> Comparison {
  Comparison(
    evidence.logarithms(of: "loss", for: first),
    evidence.logarithms(of: "loss", for: second), among: count)
}

// snippet.chosen
/// The strength with the least loss over the seeds of the search.
private func chosen(_ all: [Decay], _ evidence: Evidence) -> Decay {
  func cost(_ decay: Decay) -> Double {
    let rate = evidence.rate(of: decay.name)
    return Laboratory.search.seeds.reduce(0) { sum, seed in
      let trial = Trial(decay.name, rate: rate, seed: seed)
      return sum + log(evidence.results[trial]?.values[0] ?? .infinity)
    }
  }
  return all.min { cost($0) < cost($1) } ?? .nothing
}
// snippet.end

/// One training of each kind, with this run's seed.
private func runAnew(
  _ page: Page, _ evidence: Evidence, _ best: [Decay]
) throws {
  page.printMeasured("\nseed \(page.seed), run now")
  for decay in best {
    let trial = Trial(
      decay.name, rate: evidence.rate(of: decay.name), seed: page.seed)
    let values = try evidence.experiment.measure(trial)
    try evidence.require(values, of: decay.name, seed: page.seed)
    page.printMeasured(
      "\(decay.name): loss \(values[0].formatted(digits: 2))")
  }
  page.printOrigin(of: evidence)
}
