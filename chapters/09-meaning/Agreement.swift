import LinearAlgebra
import Literate
import TextAnalysis

func agreement(_ page: Page, _ shelf: Shelf) throws {
  let judgments = try LeeCorpus.judgments()
  let dimensions = [10, 20, 50, 100, 200]
  var table = Table(
    "weights", "raw", "k = 10", "k = 20", "k = 50", "k = 100", "k = 200")
  var found: [[Double]] = []
  for recipe in try TextRecipe.all() {
    let reading = try shelf.reading(recipe)
    let raw = judgments.correlation(with: reading.likeness()) ?? 0
    let cut = dimensions.map {
      judgments.correlation(with: reading.likeness(dimensions: $0)) ?? 0
    }
    found.append([raw] + cut)
    let cells = found[found.count - 1].map { $0.formatted(decimals: 3) }
    table.row(
      recipe.name, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5])
  }
  table.best(.greatest, inEachRowOf: 1..<7)
  page.print(table)
  page.record("agree-plain-raw", found[1][0], decimals: 3)
  page.record("agree-plain-100", found[1][4], decimals: 3)
  page.record("agree-plain-200", found[1][5], decimals: 3)
  page.record("agree-stop-raw", found[2][0], decimals: 3)
  page.record("agree-stop-200", found[2][5], decimals: 3)
  page.record("agree-best-raw", found[6][0], decimals: 3)
  page.record("agree-best-50", found[6][3], decimals: 3)
  page.record("agree-best-200", found[6][5], decimals: 3)
  try page.claim(
    "With counts and with TF-IDF of all words, every k is worse than raw.",
    found[..<2].allSatisfy { row in row[1...].allSatisfy { $0 < row[0] } })
  try page.claim(
    "Ten dimensions are worse than raw weights in every row.",
    found.allSatisfy { $0[1] < $0[0] })
}

func intervals(_ page: Page, _ shelf: Shelf) throws {
  let judgments = try LeeCorpus.judgments()
  // snippet.bootstrap
  var generator = SplitMix64(seed: page.seed)
  let samples = Bootstrap.samples(
    of: judgments.count, repetitions: 1000, using: &generator)
  func spread(_ likeness: Matrix<Double>) -> [Double] {
    samples.map { judgments.correlation(with: likeness, of: $0) ?? 0 }
  }
  // snippet.end
  func text(_ values: [Double]) -> String {
    let interval = Bootstrap.interval(values)
    return interval.lowerBound.formatted(decimals: 2) + " to "
      + interval.upperBound.formatted(decimals: 2)
  }
  var table = Table("weights", "raw", "k = 200", "k = 200 less raw")
  var gains: [ClosedRange<Double>] = []
  for recipe in try TextRecipe.all() {
    let reading = try shelf.reading(recipe)
    let raw = spread(reading.likeness())
    let cut = spread(reading.likeness(dimensions: 200))
    let gain = zip(cut, raw).map { $0 - $1 }
    gains.append(Bootstrap.interval(gain))
    table.row(recipe.name, text(raw), text(cut), text(gain))
  }
  page.print(table)
  page.record("gain-least", gains[6].lowerBound, decimals: 2)
  page.record("gain-most", gains[6].upperBound, decimals: 2)
  try page.claim(
    "With TF-IDF of all words the loss is more than chance.",
    gains[1].upperBound < 0)
}
