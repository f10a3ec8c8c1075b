import Experiments
import LinearAlgebra
import Literate

/// Adapters by two optimizers.
func adapterResults(_ page: Page, _ evidence: Evidence) throws {
  var table = Table("optimizer", "rate", "letters", "loss", "spread")
  for name in ["AdamW", "Muon"] {
    let loss = evidence.logarithms(of: "loss", for: name)
    table.row(
      name, evidence.rate(of: name).formatted(digits: 2),
      evidence.spread(of: "letters", for: name).percent(),
      loss.geometricMean.formatted(digits: 2), loss.factor)
    page.record("adapter-\(name)", loss.geometricMean, digits: 2)
  }
  page.print(table)
  let comparison = Comparison(
    evidence.logarithms(of: "loss", for: "Muon"),
    evidence.logarithms(of: "loss", for: "AdamW"))
  try page.claim("With adapters Muon ends below AdamW.", comparison.isBelow)
  for name in ["AdamW", "Muon"] {
    let letters = evidence.spread(of: "letters", for: name).values
    page.record(
      "adapter-late-\(name)", letters.filter { $0 < 0.99 }.count)
  }
  page.record("adapter-steps", AdapterStudy.steps)
  page.printMeasured("\nseed \(page.seed), run now")
  for name in ["AdamW", "Muon"] {
    let trial = Trial(name, rate: evidence.rate(of: name), seed: page.seed)
    let values = try evidence.experiment.measure(trial)
    try evidence.require(values, of: name, seed: page.seed)
    page.printMeasured("\(name): loss \(values[0].formatted(digits: 2))")
  }
  page.printOrigin(of: evidence)
}
