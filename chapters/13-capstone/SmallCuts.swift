import Experiments
import Foundation
import Literate

/// Low rank and few bits at once.
func smallCuts(_ page: Page) throws {
  func kept(_ name: String) throws -> Results {
    try Results(contentsOf: CapstoneChapter.results(of: name))
  }
  let experiment = try CutInBlocks.experiment()
  let (results, cuts) = try (kept(experiment.name), kept("cuts"))
  try page.claim(
    "The table of cuts in blocks is of this recipe.",
    results.hash == experiment.recipe.hash)
  func row(_ name: String, of results: Results) -> [Double]? {
    results[Trial(name, rate: 1, seed: 1)]?.values
  }
  guard let dense = row("dense", of: cuts),
    let planned = row(Cut.name(.planned, 0.8), of: cuts)
  else { return }
  var table = Table(
    "share kept", "factors in", "perplexity", "surprise above", "megabytes")
  func show(
    _ share: Double, _ bits: String, _ values: [Double], _ size: String
  ) {
    table.row(
      share.formatted(decimals: 1), bits, perplexity(values[0]),
      log(values[0] / dense[0]).formatted(decimals: 2), size)
  }
  show(0.8, "16 bits", planned, megabytes(planned[1], .f16))
  for cut in CutInBlocks.all {
    guard let values = row(cut.name, of: results) else { continue }
    show(
      cut.share, "blocks of \(cut.type == .q8_0 ? 8 : 4) bits", values,
      megabytes(values[1], cut.type))
  }
  show(1, "no cut, as in the file", dense, megabytes(dense[1], .q4_1))
  page.print(table)
  guard let four = row(CutInBlocks.all[0].name, of: results) else { return }
  page.record("four-bit-perplexity", perplexity(four[0]))
  let file = megabytes(of: dense[1], .q4_1)
  page.record(
    "sixteen-bit-times", megabytes(of: planned[1], .f16) / file, decimals: 1)
  page.record(
    "four-bit-saved",
    percent(1 - megabytes(of: four[1], .q4_1) / file, decimals: 0))
  page.record(
    "four-bit-surprise", log(four[0] / planned[0]), decimals: 2)
}
