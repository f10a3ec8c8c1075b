import LinearAlgebra
import Literate
import TextAnalysis

func seen(_ page: Page) throws {
  let corpus = try LeeCorpus()
  let judgments = try LeeCorpus.judgments()
  let recipe = TextRecipe("TF-IDF", .tfidf)
  let learned = corpus.background.map(recipe.tokenizer.words)
  let new = corpus.judged.map(recipe.tokenizer.words)
  var table = Table("words and weights from", "words", "raw", "k = 200")
  for (name, texts) in [
    ("the 300", learned), ("the 300 and the 50", learned + new),
  ] {
    let vocabulary = try Vocabulary(of: texts)
    let weights = TermWeights(
      recipe.weighting, counts: vocabulary.counts(texts))
    let judged = weights.weights(vocabulary.counts(new))
    var generator = SplitMix64(seed: page.seed)
    let model = try LatentSemanticModel(
      weights.weights(vocabulary.counts(texts)), dimensions: 200,
      using: &generator)
    let places = model.coordinates(of: judged)
    let raw = judgments.correlation(with: Cosines.among(judged)) ?? 0
    let cut =
      judgments.correlation(with: Cosines.between(places, places)) ?? 0
    table.row(
      name, "\(vocabulary.count)", raw.formatted(decimals: 3),
      cut.formatted(decimals: 3))
  }
  page.print(table)
}

func explained(_ page: Page, _ shelf: Shelf) throws {
  let reading = try shelf.reading(TextRecipe("TF-IDF", .tfidf))
  let texts = reading.model.texts
  let n = Double(texts.rows)
  // snippet.explained
  let length = reading.background.frobeniusNorm
  let energy = length * length
  func energyShare(_ k: Int) -> Double {
    let score = texts[column: k].norm
    return score * score / energy
  }
  // What is left of the energy when every column has lost its mean.
  let ones = Matrix<Double>(rows: texts.rows, columns: 1) { _, _ in 1 }
  let sums = reading.background.transposeProduct(ones).frobeniusNorm
  let variance = energy - sums * sums / n
  func varianceShare(_ k: Int) -> Double {
    let scores = texts[column: k]
    let mean = scores.reduce(0, +) / n
    return scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / variance
  }
  // snippet.end
  var table = Table("dimension", "share of ‖A‖²", "share of the variance")
  for k in 0..<4 {
    table.row(
      "\(k + 1)", percentWithDecimal(energyShare(k)),
      percentWithDecimal(varianceShare(k)))
  }
  page.print(table)
  try page.claim(
    "The first dimension has less of the variance than the second.",
    varianceShare(0) < varianceShare(1))
}

private func percentWithDecimal(_ share: Double) -> String {
  (100 * share).formatted(decimals: 1) + " %"
}
