internal import LinearAlgebra
internal import RealModule

/// How well lists of recommendations hold what people then liked.
///
/// For each person with at least one liked item in the test, all candidates are put in the order of their
/// scores, and the first ones are looked at. The measures are means over these people.
public struct RankingQuality: Equatable, Sendable {
  /// The normalized discounted cumulative gain, from 0 to 1: what stands first counts most.
  public let gain: Double
  /// The share of the liked items that the lists hold.
  public let recall: Double
  /// How many people had something that they liked in the test.
  public let people: Int

  /// Which items compete for a place in a list.
  public enum Candidates: Sendable {
    /// All that the person has not rated in the training: what a recommender has to choose from.
    case unseen
    /// Only those that the person rated in the test. Most of these are good, and so is every list.
    case rated
  }

  /// Ranks for everybody.
  ///
  /// - Parameters:
  ///   - recommender: Gives the scores.
  ///   - split: What was known, and what is compared with.
  ///   - liked: From which rating on an item is liked.
  ///   - length: The length of a list.
  ///   - candidates: Which items compete.
  /// - Precondition: The length is at least 1.
  /// - Complexity: O(people·items·log items), beside the scores.
  public init(
    of recommender: some Recommender, on split: RatingSplit, liked: Double = 4, length: Int = 10,
    among candidates: Candidates = .unseen
  ) {
    demand(length >= 1, "a list needs at least one place")
    var (gain, recall, people) = (0.0, 0.0, 0)
    for person in split.test.people.indices {
      let rated = split.test.ratings(by: person)
      let wanted = Set(rated.lazy.filter { $0.value >= liked }.map(\.item))
      if wanted.isEmpty { continue }
      let scores = recommender.scores(for: person).inDouble
      let pool: [Int]
      switch candidates {
      case .unseen:
        let seen = Set(split.training.ratings(by: person).map(\.item))
        pool = scores.indices.filter { !seen.contains($0) }
      case .rated: pool = rated.map(\.item)
      }
      let list = pool.sorted { scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1) }
        .prefix(length)
      let hits = list.map { wanted.contains($0) ? 1.0 : 0 }
      gain +=
        discountedGain(of: hits)
        / discountedGain(
          of: Array(repeating: 1, count: min(length, wanted.count)))
      recall += hits.reduce(0, +) / Double(wanted.count)
      people += 1
    }
    self.gain = gain / Double(max(people, 1))
    self.recall = recall / Double(max(people, 1))
    self.people = people
  }
}

/// What a list is worth, `Σ gₖ / log₂(k + 1)` over its places k = 1, 2, ….
///
/// Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20, 2002,
/// https://doi.org/10.1145/582415.582418.
///
/// - Complexity: O(gains.count)
public func discountedGain(of gains: [Double]) -> Double {
  gains.enumerated().reduce(0) { $0 + $1.element / .log2(Double($1.offset + 2)) }
}

extension Vector {
  /// The entries in double precision; the conversion is left out where it is none, since it is slow.
  fileprivate var inDouble: [Double] { elements as? [Double] ?? elements.map { Double($0) } }
}
