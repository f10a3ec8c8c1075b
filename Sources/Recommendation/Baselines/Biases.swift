public import LinearAlgebra

/// The mean, and how far each person and each item is above it: `r̂ᵤᵢ = μ + bᵤ + cᵢ`.
///
/// The biases minimize `Σ (rᵤᵢ − μ − bᵤ − cᵢ)² + λₚ Σ bᵤ² + λᵢ Σ cᵢ²` over what was rated: in a sweep
/// each bias becomes its sum of residuals, divided by their number plus the penalty. Who gave few
/// ratings stays near the mean. As a matrix, `b·1ᵀ + 1·cᵀ` has rank 2. Source: Koren, "Factor in the
/// neighbors", ACM TKDD 4, 2010, https://doi.org/10.1145/1644873.1644874.
public struct Biases<Scalar: LinearAlgebraScalar>: Equatable, Sendable {
  /// The mean of all ratings, μ.
  public var mean: Scalar
  /// For each person what is added, bᵤ.
  public var people: Vector<Scalar>
  /// For each item what is added, cᵢ.
  public var items: Vector<Scalar>
  /// What a prediction is clipped to.
  public let scale: ClosedRange<Scalar>

  /// The mean alone: all biases are zero.
  public init(meanOf ratings: Ratings) {
    mean = Scalar(ratings.mean)
    people = .zero(ratings.people.count)
    items = .zero(ratings.items.count)
    scale = Scalar(ratings.scale.lowerBound)...Scalar(ratings.scale.upperBound)
  }

  /// Fits the biases, items first.
  ///
  /// - Parameters:
  ///   - ratings: What is known.
  ///   - personPenalty: As many ratings at the mean are added to those of each person.
  ///   - itemPenalty: As many are added to those of each item.
  ///   - sweeps: How often both are solved for in turn.
  /// - Precondition: The penalties are not negative.
  /// - Complexity: O(sweeps·n) for n ratings.
  public init(
    _ ratings: Ratings, personPenalty: Scalar = 15, itemPenalty: Scalar = 10, sweeps: Int = 10
  ) {
    demand(personPenalty >= 0 && itemPenalty >= 0, "a penalty is a number from 0 up")
    self.init(meanOf: ratings)
    for _ in 0..<sweeps {
      items = Self.shrunkenMeans(ratings, ofItems: true, itemPenalty, mean, knowing: people)
      people = Self.shrunkenMeans(ratings, ofItems: false, personPenalty, mean, knowing: items)
    }
  }

  /// For every item or person the sum of what the mean and the other biases leave, divided by the number
  /// of ratings plus the penalty.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private static func shrunkenMeans(
    _ ratings: Ratings, ofItems: Bool, _ penalty: Scalar, _ mean: Scalar,
    knowing others: Vector<Scalar>
  ) -> Vector<Scalar> {
    let size = ofItems ? ratings.items.count : ratings.people.count
    var sums = [Scalar](repeating: 0, count: size)
    var weights = [Scalar](repeating: penalty, count: size)
    let known = others.elements
    for rating in ratings.entries {
      let (place, other) =
        ofItems ? (rating.item, rating.person) : (rating.person, rating.item)
      sums[place] += Scalar(rating.value) - mean - known[other]
      weights[place] += 1
    }
    return Vector(sums.indices.map { weights[$0] > 0 ? sums[$0] / weights[$0] : 0 })
  }
}

extension Biases: RatingPredictor {
  /// `μ + bᵤ + cᵢ`, clipped to the scale.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func prediction(person: Int, item: Int) -> Scalar {
    (mean + people[person] + items[item]).clipped(to: scale)
  }

  /// The biases of the items: the same order for everybody.
  public func scores(for person: Int) -> Vector<Scalar> { items }

  /// What the biases leave of every rating, as a matrix with the same holes.
  public func residuals(of ratings: Ratings) -> SparseMatrix<Scalar> {
    ratings.matrix {
      $0.value - Double(mean) - Double(people[$0.person]) - Double(items[$0.item])
    }
  }
}

extension Comparable {
  /// The nearest value in a range.
  func clipped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
