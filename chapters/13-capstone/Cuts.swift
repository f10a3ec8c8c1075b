import Experiments
import Foundation
import LanguageModel
import Literate

/// What became of the real model, as far as it was run.
func cuts(_ page: Page) throws {
  let experiment = try Laboratory.contest()
  let place = CapstoneChapter.results(of: experiment.name)
  let results = try Results(contentsOf: place)
  try page.claim(
    "The table of cuts is of this recipe.",
    results.hash == experiment.recipe.hash)
  func row(_ name: String) -> [Double]? {
    results[Trial(name, rate: 1, seed: 1)]?.values
  }
  guard let dense = row("dense") else { return }
  var table = Table(
    "cut", "share kept", "perplexity", "surprise above", "megabytes")
  table.row(
    "none, as in the file", "1", perplexity(dense[0]), "",
    megabytes(dense[1], .q4_1))
  for (cut, share) in Cut.cases.sorted(by: { $0.share > $1.share }) {
    guard let values = row(Cut.name(cut, share)) else { continue }
    let kept = values[1] / dense[1]
    table.row(
      cut.rawValue, kept.formatted(decimals: 2), perplexity(values[0]),
      log(values[0] / dense[0]).formatted(decimals: 2),
      megabytes(values[1], .f16))
  }
  page.print(table)
  page.record("dense-perplexity", perplexity(dense[0]))
  guard let whitened = row(Cut.name(.whitened, 0.8)),
    let planned = row(Cut.name(.planned, 0.8)),
    let refitted = row(Cut.name(.refitted, 0.8))
  else { return }
  page.record("whitened-perplexity", perplexity(whitened[0]))
  page.record("planned-perplexity", perplexity(planned[0]))
  page.record("refitted-perplexity", perplexity(refitted[0]))
  let left = log(planned[0] / dense[0]) / log(whitened[0] / dense[0])
  page.record("planned-closed", percent(1 - left, decimals: 0))
}

/// The size of the file when the matrices of the blocks have so many numbers
/// of a type, and the rest is as it is.
func megabytes(of numbers: Double, _ type: GGUFType) -> Double {
  let rest = parts(smolShape).filter { $0.type != .q4_1 }
    .reduce(0) { $0 + $1.bytes }
  return (rest + numbers * type.bitsPerEntry / 8) / 1e6
}

func megabytes(_ numbers: Double, _ type: GGUFType) -> String {
  megabytes(of: numbers, type).formatted(decimals: 0)
}

/// As many digits as a perplexity of a few windows deserves.
func perplexity(_ value: Double) -> String {
  value.formatted(digits: 3)
}
