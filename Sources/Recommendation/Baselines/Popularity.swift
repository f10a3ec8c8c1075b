public import LinearAlgebra

/// The same list for everybody: what most people rated comes first.
public struct Popularity<Scalar: LinearAlgebraScalar>: Recommender, Equatable {
  private let counts: Vector<Scalar>

  /// Counts the ratings of each item.
  ///
  /// - Complexity: O(n) for n ratings.
  public init(_ ratings: Ratings) {
    counts = Vector(ratings.countsByItem.map { Scalar($0) })
  }

  /// How many people rated each item.
  public func scores(for person: Int) -> Vector<Scalar> { counts }
}
