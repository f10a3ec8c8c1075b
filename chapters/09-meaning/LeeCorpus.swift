import Foundation
import LinearAlgebra
import Literate
import TextAnalysis

/// News of a few sentences each: 300 to learn from, and 50 whose likeness
/// people judged, pair by pair.
struct LeeCorpus {
  let background: [String]
  let judged: [String]

  init() throws {
    background = try TextLines.read(FetchedFile("lee/lee_background.cor").url)
    judged = try TextLines.read(FetchedFile("lee/lee.cor").url)
  }

  static func judgments() throws -> Judgments {
    try Judgments(
      lines: TextLines.read(FetchedFile("lee/similarities.txt").url))
  }
}

/// A way from texts to weights: which words, and what becomes of counts.
struct TextRecipe {
  let name: String
  let tokenizer: Tokenizer
  let weighting: Weighting

  init(
    _ name: String, _ weighting: Weighting, stopWords: Set<String> = [],
    stemmer: Stemmer? = nil
  ) {
    self.name = name
    self.weighting = weighting
    tokenizer = Tokenizer(stopWords: stopWords, stemmer: stemmer)
  }

  /// All that are compared, from the plainest to the one that was
  /// recommended beforehand.
  static func all() throws -> [TextRecipe] {
    let sublinear = Weighting(.sublinear, .smoothInverse)
    let stop = StopWords.english
    return [
      TextRecipe("counts", Weighting(.count, .none)),
      TextRecipe("TF-IDF", .tfidf),
      TextRecipe("TF-IDF, stop words out", .tfidf, stopWords: stop),
      TextRecipe("sublinear, stop words out", sublinear, stopWords: stop),
      TextRecipe("log-entropy", .logEntropy),
      TextRecipe("log-entropy, stop words out", .logEntropy, stopWords: stop),
      try recommended(),
    ]
  }

  static func recommended() throws -> TextRecipe {
    TextRecipe(
      "log-entropy, stop words out, stems", .logEntropy,
      stopWords: StopWords.english, stemmer: try Stemmer(language: "porter"))
  }
}

/// What a recipe makes of the corpus: everything is learned from the 300
/// texts, and the 50 are folded in.
struct Reading {
  let recipe: TextRecipe
  let vocabulary: Vocabulary
  let background: SparseMatrix<Double>
  let judged: SparseMatrix<Double>
  let model: LatentSemanticModel

  // snippet.reading
  init(_ recipe: TextRecipe, of corpus: LeeCorpus, seed: UInt64) throws {
    let learned = corpus.background.map(recipe.tokenizer.words)
    let new = corpus.judged.map(recipe.tokenizer.words)
    let vocabulary = try Vocabulary(of: learned)
    let counts = vocabulary.counts(learned)
    let weights = TermWeights(recipe.weighting, counts: counts)
    let background = weights.weights(counts)
    let judged = weights.weights(vocabulary.counts(new))
    var generator = SplitMix64(seed: seed)
    let model = try LatentSemanticModel(
      background, dimensions: 200, using: &generator)
    // snippet.end
    self.recipe = recipe
    self.vocabulary = vocabulary
    self.background = background
    self.judged = judged
    self.model = model
  }

  /// The vocabulary with each stem written as the word that has it most often.
  func wordsInFull(_ corpus: LeeCorpus) -> [String] {
    let plain = Tokenizer(stopWords: recipe.tokenizer.stopWords)
    var counts: [String: [String: Int]] = [:]
    for word in corpus.background.flatMap(plain.words) {
      let stem = recipe.tokenizer.stemmer?.stem(word) ?? word
      counts[stem, default: [:]][word, default: 0] += 1
    }
    return vocabulary.words.map { stem in
      let forms = (counts[stem] ?? [:]).map { (-$0.value, $0.key) }
      return forms.min { $0 < $1 }?.1 ?? stem
    }
  }

  /// Cosines between the 50 texts, in k dimensions or by their weights.
  func likeness(dimensions: Int? = nil) -> Matrix<Double> {
    guard let dimensions else { return Cosines.among(judged) }
    let places = model.truncated(to: dimensions).coordinates(of: judged)
    return Cosines.between(places, places)
  }
}
