import Experiments
import Foundation
import Literate

/// What the cut model learned, over the runs.
func recovery(_ page: Page) throws {
  let evidence = try CapstoneChapter.evidence(for: Recovery.experiment())
  let cuts = try CutTable()
  func spread(_ text: String, _ quarter: Int) -> Spread {
    evidence.spread(of: "\(text) at \(quarter)", for: Recovery.name)
  }
  func told(_ spread: Spread) -> String {
    spread.mean.formatted(decimals: 1) + " ± "
      + spread.deviation.formatted(decimals: 1)
  }
  func tokens(_ quarter: Int) -> Int {
    quarter * Recovery.steps / 4 * Recovery.length
  }
  var table = Table(
    "tokens", "articles", "6 windows", "of the gap", "24 windows",
    "of their gap")
  for quarter in Recovery.quarters {
    let first = spread("questions", quarter)
    let all = [0, 4].contains(quarter) ? spread("all questions", quarter) : nil
    table.row(
      "\(tokens(quarter))", told(spread("articles", quarter)), told(first),
      percent(cuts.closedAtFirst(first.mean), decimals: 0),
      all.map(told) ?? "",
      all.map { percent(cuts.closed($0.mean), decimals: 0) } ?? "")
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
  let (last, first) = (spread("all questions", 4), spread("questions", 4))
  page.record("taught-tokens", "\(tokens(4))")
  page.record("taught-least", last.least, decimals: 1)
  page.record("taught-most", last.most, decimals: 1)
  page.record("taught-first", first.most, decimals: 1)
  let closed = cuts.closed(last.most)
  page.record("taught-closed", percent(closed, decimals: 0))
  try page.claim(
    "In every run seven tenths of the gap of the whitened cut are closed, on "
      + "all windows and on the first.",
    closed >= 0.7 && cuts.closedAtFirst(first.most) >= 0.7)
}
