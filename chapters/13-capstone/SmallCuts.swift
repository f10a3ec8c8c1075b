import Experiments
import Foundation
import Literate

/// Low rank and few bits at once.
func smallCuts(_ page: Page) throws {
  let cuts = try CutTable()
  let dense = cuts.dense
  let planned = cuts.row(.planned, 0.8)
  let blocks = try CapstoneChapter.evidence(for: CutInBlocks.experiment())
  func row(_ cut: CutInBlocks) -> [Double] {
    blocks.results[Trial(cut.name, rate: 1, seed: 1)]?.values ?? dense
  }
  var table = Table(
    "share kept", "factors in", "perplexity", "surprise above", "megabytes")
  func show(
    _ share: Double, _ bits: String, _ values: [Double], _ size: String
  ) {
    table.row(
      share.formatted(decimals: 1), bits, perplexity(values[0]),
      cuts.added(values[0]).formatted(decimals: 2), size)
  }
  show(0.8, "16 bits", planned, megabytes(planned[3], .f16))
  for cut in CutInBlocks.all {
    let values = row(cut)
    show(
      cut.share, "blocks of \(cut.type == .q8_0 ? 8 : 4) bits", values,
      megabytes(values[3], cut.type))
  }
  show(1, "no cut, as in the file", dense, megabytes(dense[3], .q4_1))
  page.print(table)
  let four = row(CutInBlocks.all[0])
  page.record("four-bit-perplexity", perplexity(four[0]))
  let file = megabytes(of: dense[3], .q4_1)
  page.record(
    "sixteen-bit-times", megabytes(of: planned[3], .f16) / file, decimals: 1)
  page.record(
    "four-bit-saved",
    percent(1 - megabytes(of: four[3], .q4_1) / file, decimals: 0))
  page.record(
    "four-bit-surprise", log(four[0] / planned[0]), decimals: 2)
}
