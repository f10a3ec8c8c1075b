import Experiments
import Foundation
import Literate
import Training

extension Adapting {
  /// The ranks that were tried.
  static let ranks = [8, 1]
}

extension Laboratory {
  /// What recipes know the calibration text and the test text by.
  static var hashes: [String] { [CalibrationText.manual.setting, testHash] }
}

/// What adapters learned beside the four bits of the file, over the runs.
func adapting(_ page: Page) throws {
  let experiment = try Adapting.experiment()
  let evidence = try Evidence(
    experiment, file: CapstoneChapter.results(of: experiment.name))
  func spread(_ measure: String, _ rank: Int) -> Spread {
    evidence.spread(of: measure, for: Adapting.name(rank))
  }
  func told(_ spread: Spread, _ text: (Double) -> String) -> String {
    text(spread.mean) + " ± " + text(spread.deviation)
  }
  func share(_ value: Double) -> String { percent(value, decimals: 0) }
  func digits(_ decimals: Int) -> (Double) -> String {
    { $0.formatted(decimals: decimals) }
  }
  var table = Table(
    "adapters", "numbers trained", "right", "surprise", "questions on Perl")
  let first = Adapting.ranks[0]
  table.row(
    "none", "0", told(spread("right before", first), share),
    told(spread("surprise before", first), digits(2)),
    spread("perplexity before", first).mean.formatted(decimals: 1))
  for rank in Adapting.ranks.sorted() {
    table.row(
      Adapting.name(rank), "\(Int(spread("trained", rank).mean))",
      told(spread("right", rank), share),
      told(spread("surprise", rank), digits(2)),
      told(spread("perplexity", rank), digits(1)))
  }
  page.print(table)
  page.record("taught-questions", "\(Adapting.steps * Adapting.questions)")
  func megabytes(_ bytes: Double) -> String {
    (bytes / 1e6).formatted(decimals: 0)
  }
  let all = parts(smolShape)
  let layers = all.filter { $0.type == .q4_1 }
  let numbers = Double(layers.reduce(0) { $0 + $1.numbers })
  let trained = spread("trained", first).mean
  var memory = Table("in megabytes", "adapters of rank \(first)", "all numbers")
  let everything = Double(all.reduce(0) { $0 + $1.numbers })
  let rest = everything - numbers
  memory.row(
    "matrices of the blocks", megabytes(layers.reduce(0) { $0 + $1.bytes }),
    megabytes(4 * numbers))
  memory.row("table and norms", megabytes(4 * rest), megabytes(4 * rest))
  memory.row("adapters", megabytes(4 * trained), "0")
  memory.row("gradients", megabytes(4 * trained), megabytes(4 * everything))
  memory.row(
    "two means of Adam", megabytes(spread("state bytes", first).mean),
    megabytes(8 * everything))
  page.print(memory)
  page.record(
    "trained-share", percent(trained / everything))
  page.record("right-least", share(spread("right", first).least))
  page.record("right-most", share(spread("right", first).most))
  try page.claim(
    "Before, no question is answered in this form; after, most are.",
    spread("right before", first).most == 0
      && spread("right", first).least > 0.5)
  let change = Comparison(
    spread("perplexity", first), spread("perplexity before", first))
  try page.claim("The perplexity of another text rises.", change.isAbove)
  page.record(
    "other-before", spread("perplexity before", first).mean, decimals: 1)
  page.record("other-after", spread("perplexity", first).mean, decimals: 1)
  let last = Adapting.ranks[1]
  func rate(_ rank: Int) -> Double { evidence.rate(of: Adapting.name(rank)) }
  page.record("rank-one-rate", "\(Int(rate(last) / rate(first)))")
  let (right, other) = (spread("right", last), spread("perplexity", last))
  page.record("rank-one-least", share(right.least))
  page.record("rank-one-most", share(right.most))
  page.record("rank-one-other-least", other.least, decimals: 0)
  page.record("rank-one-other-most", other.most, decimals: 0)
  let logarithms = Adapting.ranks.map {
    evidence.logarithms(of: "perplexity", for: Adapting.name($0))
  }
  try page.claim(
    "Rank 1 at its rate forgets more than rank 8 at its own.",
    Comparison(logarithms[1], logarithms[0]).isAbove)
}
