import Experiments
import Foundation
import Literate

/// What the cut model learned, over the runs.
func recovery(_ page: Page) throws {
  let experiment = try Recovery.experiment()
  let evidence = try Evidence(
    experiment, file: CapstoneChapter.results(of: experiment.name))
  let cuts = try Results(contentsOf: CapstoneChapter.results(of: "cuts"))
  guard let dense = cuts[Trial("dense", rate: 1, seed: 1)]?.values[0],
    let whitened =
      cuts[Trial(Cut.name(.whitened, 0.8), rate: 1, seed: 1)]?.values[0]
  else { return }
  func spread(_ text: String, _ quarter: Int) -> Spread {
    evidence.spread(of: "\(text) at \(quarter)", for: Recovery.name)
  }
  func told(_ spread: Spread) -> String {
    spread.mean.formatted(decimals: 1) + " ± "
      + spread.deviation.formatted(decimals: 1)
  }
  func closed(_ perplexity: Double) -> Double {
    1 - log(perplexity / dense) / log(whitened / dense)
  }
  func tokens(_ quarter: Int) -> Int {
    quarter * Recovery.steps / 4 * Recovery.length
  }
  var table = Table("tokens", "articles", "questions", "of the gap")
  for quarter in Recovery.quarters {
    let questions = spread("questions", quarter)
    table.row(
      "\(tokens(quarter))", told(spread("articles", quarter)),
      told(questions), percent(closed(questions.mean), decimals: 0))
  }
  page.print(table)
  var plot = Plot(
    x: Axis("tokens"), y: Axis("perplexity", .logarithmic),
    ["articles", "questions"].flatMap { text in
      Plot.means(
        text, x: Recovery.quarters.map { Double(tokens($0)) },
        Recovery.quarters.map { spread(text, $0) })
    })
  plot.aspect = 1.5
  plot.key = .bottomLeft
  try page.figure("recovery", [plot])
  let last = spread("questions", 4)
  page.record("taught-tokens", "\(tokens(4))")
  page.record("taught-least", last.least, decimals: 1)
  page.record("taught-most", last.most, decimals: 1)
  page.record("taught-closed", percent(closed(last.most), decimals: 0))
  try page.claim(
    "In every run seven tenths of the gap of the whitened cut are closed.",
    closed(last.most) >= 0.7)
}
