internal import LinearAlgebra

/// A search by meaning: texts, and the way from the words of a query to their neighborhood.
///
/// ```swift
/// let search = try TextSearch(texts, dimensions: 100, using: &generator)
/// for match in search.matches(for: "edit photographs", count: 10) { print(texts[match.text]) }
/// ```
public struct TextSearch {
  /// Where texts and queries lie.
  public enum Placement: Sendable {
    /// At their projections, `aV` for the weights a.
    case projection
    /// At `aN`, N being V with rows of length 1: the mean of the directions of their words.
    ///
    /// A word that few texts have has a short row in V, and in a projection the rows of frequent words drown it.
    /// Here it counts by its weight alone. That is for texts of a few words, of which each has to count. A row that is no
    /// longer than the tolerance of the decomposition has no direction.
    case directionsOfWords
  }

  /// What cuts texts and queries into words.
  public let tokenizer: Tokenizer
  /// The words that count.
  public let vocabulary: Vocabulary
  /// What they weigh.
  public let weights: TermWeights
  /// The space that texts and queries are compared in.
  public let model: LatentSemanticModel
  /// For each word what it adds to the place of a text.
  private let words: Matrix<Double>
  private let directions: Matrix<Double>

  /// Learns words, weights and a space from texts.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - dimensions: How many dimensions the space has, at most.
  ///   - placement: Where texts and queries lie.
  ///   - weighting: What counts become.
  ///   - tokenizer: What cuts texts into words.
  ///   - minimum: In how many texts a word must stand to be counted.
  ///   - tolerance: What a decomposition of a large matrix may leave of a triplet, relative to σ₁.
  ///   - generator: The source of the random start of a decomposition.
  /// - Throws: ``TextAnalysisError`` if no word is left, or what a singular value decomposition throws.
  public init(
    _ texts: [String], dimensions: Int, placement: Placement = .projection,
    weighting: Weighting = .logEntropy, tokenizer: Tokenizer = Tokenizer(), minimum: Int = 1,
    tolerance: Double = 1e-8, using generator: inout some RandomNumberGenerator
  ) throws {
    self.tokenizer = tokenizer
    let words = texts.map(tokenizer.words)
    vocabulary = try Vocabulary(of: words, minimum: minimum)
    let counts = vocabulary.counts(words)
    weights = TermWeights(weighting, counts: counts)
    let weighed = weights.weights(counts)
    model = try LatentSemanticModel(
      weighed, dimensions: dimensions, tolerance: tolerance, using: &generator)
    self.words =
      placement == .projection
      ? model.directions : Cosines.normalized(model.directions, above: tolerance)
    directions = Cosines.normalized(weighed.product(self.words))
  }

  /// A text that a query found.
  public struct Match: Equatable, Sendable {
    /// The text's place among all texts.
    public let text: Int
    /// The cosine of its direction and the query's.
    public let cosine: Double
  }

  /// The texts whose directions are nearest to a query's, the nearest first; none if the query has no word that counts.
  ///
  /// Cosines are compared in six decimals, so that the order does not depend on how a machine rounds, and what shares
  /// nothing with the query has the cosine 0; of equal ones the text that comes first is first.
  ///
  /// - Parameters:
  ///   - query: What is looked for.
  ///   - count: How many are wanted, at most.
  ///   - isCandidate: Which texts may be listed; all, if nothing is said.
  /// - Returns: The texts with their cosines.
  /// - Complexity: O(texts·(k + log texts))
  public func matches(
    for query: String, count: Int, where isCandidate: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    let counts = vocabulary.counts([tokenizer.words(in: query)])
    let place = Cosines.normalized(weights.weights(counts).product(words))
    guard place[row: 0].norm > 0 else { return [] }
    return ranked(directions * place[row: 0], count: count, where: isCandidate)
  }

  /// The texts whose directions are nearest to that of one of them, the nearest first, without itself.
  ///
  /// Cosines are compared in six decimals, so that the order does not depend on how a machine rounds; of equal ones the text
  /// that comes first is first.
  ///
  /// - Parameters:
  ///   - text: The text's place among all texts.
  ///   - count: How many are wanted, at most.
  ///   - least: The least cosine of one that is listed.
  ///   - isCandidate: Which texts may be listed; all, if nothing is said.
  /// - Returns: The texts with their cosines; fewer than wanted where fewer are near.
  /// - Precondition: There is such a text.
  /// - Complexity: O(texts·(k + log texts))
  public func neighbors(
    ofText text: Int, count: Int, atLeast least: Double = -1,
    where isCandidate: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    demand(
      (0..<directions.rows).contains(text), "there is no text \(text) among \(directions.rows)")
    return ranked(directions * directions[row: text], count: count, atLeast: least) {
      $0 != text && isCandidate($0)
    }
  }

  private func ranked(
    _ cosines: Vector<Double>, count: Int, atLeast least: Double = -1,
    where isCandidate: (Int) -> Bool
  ) -> [Match] {
    let candidates = cosines.map { ($0 * 1e6).rounded() / 1e6 }.enumerated().filter {
      $0.element >= least && isCandidate($0.offset)
    }
    return LatentSemanticModel.ranked(candidates, count: count)
      .map { Match(text: $0.offset, cosine: $0.element) }
  }
}
