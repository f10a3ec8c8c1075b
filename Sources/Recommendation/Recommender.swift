public import LinearAlgebra

/// What can put items in an order for a person.
public protocol Recommender<Scalar>: Sendable {
  /// The precision.
  associatedtype Scalar: LinearAlgebraScalar

  /// A score for every item, larger for what is recommended first.
  ///
  /// - Precondition: The person is one of those of the training.
  func scores(for person: Int) -> Vector<Scalar>
}

/// What can say how a person would rate an item.
public protocol RatingPredictor<Scalar>: Recommender {
  /// The rating to expect, on the scale.
  ///
  /// - Precondition: The person and the item are among those of the training.
  func prediction(person: Int, item: Int) -> Scalar
}

extension Recommender {
  /// The items with the largest scores, without those that the person has rated.
  ///
  /// Among equal scores the item that comes first in ``Ratings/items`` is first.
  ///
  /// - Complexity: O(items·log items), beside the scores.
  public func recommendations(
    for person: Int, count: Int, excluding known: Ratings
  ) -> [(item: Int, score: Scalar)] {
    let seen = Set(known.ratings(by: person).map(\.item))
    let scores = scores(for: person)
    return scores.indices.filter { !seen.contains($0) }
      .sorted { scores[$0] > scores[$1] || (scores[$0] == scores[$1] && $0 < $1) }
      .prefix(count).map { ($0, scores[$0]) }
  }
}
