import LinearAlgebra
import Literate
import TextAnalysis

extension MeaningChapter {
  static let corpus = [
    FetchedFile("lee/lee_background.cor"), FetchedFile("lee/lee.cor"),
  ]
  static let judged = corpus + [FetchedFile("lee/similarities.txt")]

  /// The half of the chapter that is about texts.
  func tellOfTexts(_ story: Story) throws {
    let shelf = Shelf(seed: story.seed)
    try story.section("company", company)
    try story.section("weights", needs: Self.corpus, weights)
    try story.section("agreement", needs: Self.judged) {
      try agreement($0, shelf)
    }
    try story.section("intervals", needs: Self.judged) {
      try intervals($0, shelf)
    }
    try story.section("frequent", needs: Self.corpus) {
      try frequent($0, shelf)
    }
    try story.section("dimensions", needs: Self.corpus) {
      try dimensions($0, shelf)
    }
    try story.section("folding", needs: Self.judged) {
      try folding($0, shelf)
    }
    try story.section("seen", needs: Self.judged, seen)
    try story.section("explained", needs: Self.corpus) {
      try explained($0, shelf)
    }
  }
}

/// The corpus as each recipe reads it, once.
final class Shelf {
  let seed: UInt64
  private var readings: [String: Reading] = [:]
  private var corpus: LeeCorpus?

  init(seed: UInt64) { self.seed = seed }

  func reading(_ recipe: TextRecipe) throws -> Reading {
    if let reading = readings[recipe.name] { return reading }
    let corpus = try self.corpus ?? LeeCorpus()
    self.corpus = corpus
    let reading = try Reading(recipe, of: corpus, seed: seed)
    readings[recipe.name] = reading
    return reading
  }
}
