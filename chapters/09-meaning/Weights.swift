import Foundation
import LinearAlgebra
import Literate
import TextAnalysis

func weights(_ page: Page) throws {
  let corpus = try LeeCorpus()
  let tokenizer = Tokenizer()
  let texts = corpus.background.map(tokenizer.words)
  let vocabulary = try Vocabulary(of: texts)
  let counts = vocabulary.counts(texts)
  let columns = counts.transposed()
  let inverse = TermWeights(.tfidf, counts: counts)
  let entropy = TermWeights(.logEntropy, counts: counts)
  page.record("lee-words", vocabulary.count)
  page.record("lee-entries", counts.nonZeroCount)
  let filled =
    Double(counts.nonZeroCount) / Double(counts.rows * counts.columns)
  page.record("lee-share", (100 * filled).formatted(decimals: 1) + " %")

  var table = Table("word", "stands", "in texts", "inverse", "entropy")
  for word in ["the", "said", "thursday", "metres", "arafat", "yacht"] {
    guard let column = vocabulary.column(of: word) else { continue }
    let places = columns.rowStarts[column]..<columns.rowStarts[column + 1]
    let times = columns.values[places].reduce(0, +)
    table.row(
      word, "\(Int(times))", "\(vocabulary.documentFrequencies[column])",
      inverse.global[column].formatted(decimals: 2),
      entropy.global[column].formatted(decimals: 2))
  }
  page.print(table)
}
