import LanguageModel
import Literate

/// How large the cut models are, and how fast.
func speeds(_ page: Page) throws {
  let cuts = try CutTable()
  let evidence = try CapstoneChapter.evidence(for: Speeds.experiment())
  var table = Table("model", "megabytes", "prompt", "answer")
  for candidate in Speeds.candidates {
    let numbers =
      candidate.cut.map { cuts.row($0, candidate.share)[3] } ?? cuts.dense[3]
    func told(_ what: String) -> String {
      let spread = evidence.spread(
        of: "\(candidate.name): \(what)", for: "all")
      return spread.mean.formatted(decimals: 0) + " ± "
        + spread.deviation.formatted(decimals: 0)
    }
    table.row(
      candidate.name,
      megabytes(numbers, candidate.cut == nil ? .q4_1 : .f16),
      told("prompt"), told("answer"))
  }
  page.printMeasured(table)
  for cut in [Cut.whitened, .planned] {
    for what in ["prompt", "answer"] {
      func mean(_ name: String) -> Double {
        evidence.spread(of: "\(name): \(what)", for: "all").mean
      }
      page.recordMeasured(
        "\(cut)-\(what)",
        percent(mean("\(cut) at 0.8") / mean("dense") - 1, decimals: 0))
    }
  }
  for origin in evidence.results.origins { page.printMeasured("\n\(origin)") }
}
