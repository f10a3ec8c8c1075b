public import LinearAlgebra

/// Funk's way: descent along the error of one rating at a time.
///
/// For the error `e = rᵤᵢ − r̂ᵤᵢ` of each rating, person after person,
///
///     bᵤ ← bᵤ + γ(e − λbᵤ)        pᵤ ← pᵤ + γ(e·qᵢ − λpᵤ)
///     cᵢ ← cᵢ + γ(e − λcᵢ)        qᵢ ← qᵢ + γ(e·pᵤ − λqᵢ)
///
/// with the old vectors on all right-hand sides. That is a step along the gradient of
/// `½e² + ½λ(bᵤ² + cᵢ² + ‖pᵤ‖² + ‖qᵢ‖²)`. The error is that of the prediction before clipping. Source:
/// Funk, "Netflix update: try this at home", 2006; the settings are those of Hug, "Surprise: a Python
/// library for recommender systems", JOSS 5, 2020, https://doi.org/10.21105/joss.02174.
public struct StochasticDescent<Scalar: LinearAlgebraScalar>: Sendable {
  /// The length of a step, γ.
  public var rate: Scalar
  /// The weight of the squares of what is learned, λ.
  public var penalty: Scalar
  private let ratings: PackedRatings<Scalar>

  /// Prepares epochs over ratings.
  ///
  /// - Precondition: The rate is positive, the penalty not negative.
  public init(_ ratings: Ratings, rate: Scalar = 0.005, penalty: Scalar = 0.02) {
    demand(rate > 0 && penalty >= 0, "a rate is positive, and a penalty a number from 0 up")
    self.rate = rate
    self.penalty = penalty
    self.ratings = PackedRatings(ratings)
  }

  /// Takes one step for every rating.
  ///
  /// - Precondition: The model is for as many people and items.
  /// - Complexity: about 8·factors operations a rating.
  public func runEpoch(on model: inout FactorModel<Scalar>) {
    ratings.requireFit(model)
    run(
      model.factorCount, mean: model.biases.mean, &model.people, &model.items,
      &model.biases.people.elements, &model.biases.items.elements)
  }

  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  private func run(
    _ count: Int, mean: Scalar, _ people: inout Matrix<Scalar>, _ items: inout Matrix<Scalar>,
    _ personBiases: inout [Scalar], _ itemBiases: inout [Scalar]
  ) {
    people.withEntries { people in
      items.withEntries { items in
        for u in 0..<ratings.peopleCount {
          var personBias = personBiases[u]
          let p = people + u * count
          for place in ratings.starts[u]..<ratings.starts[u + 1] {
            let i = Int(ratings.items[place])
            let q = items + i * count
            let known = mean + personBias + itemBiases[i]
            let error = ratings.values[place] - known - FactorLoops.dot(p, q, count)
            personBias += rate * (error - penalty * personBias)
            itemBiases[i] += rate * (error - penalty * itemBiases[i])
            FactorLoops.step(p, q, count, along: rate * error, keeping: 1 - rate * penalty)
          }
          personBiases[u] = personBias
        }
      }
    }
  }
}

/// Ratings in the order in which descent meets them, in as little memory as possible.
struct PackedRatings<Scalar: LinearAlgebraScalar>: Sendable {
  /// Where the ratings of each person begin; one more at the end.
  let starts: [Int]
  /// The items, person after person.
  let items: [Int32]
  /// The values at the same places.
  let values: [Scalar]
  /// How many items there are, rated or not.
  let itemCount: Int

  var peopleCount: Int { starts.count - 1 }

  init(_ ratings: Ratings) {
    starts = ratings.countsByPerson.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    items = ratings.entries.map { Int32($0.item) }
    values = ratings.entries.map { Scalar($0.value) }
    itemCount = ratings.items.count
  }

  func requireFit(_ model: FactorModel<Scalar>) {
    demand(
      model.people.columns == peopleCount && model.items.columns == itemCount,
      "a model of \(model.people.columns) people and \(model.items.columns) items does not fit "
        + "ratings of \(itemCount) items by \(peopleCount) people")
  }
}
