import LinearAlgebra
import Recommendation

/// The ways to make lists that are compared.
enum RankingWay: String, CaseIterable, Sendable {
  case popularity
  case biases
  case neighbors
  case echoes = "SVD++, own penalty"
  case scaled = "ALS, by counts"
  case implicit = "implicit ALS"

  /// The same way to fill holes, for those that do.
  private var ratingWay: RatingWay? {
    RatingWay(rawValue: rawValue)
  }

  /// A recommender, and its penalty, found without the test.
  func recommender(
    for training: Ratings, seed: UInt64
  ) throws -> (any Recommender<Double>, penalty: Double) {
    if let way = ratingWay {
      let penalty = try way.penalty(for: training, seed: seed)
      return (
        try way.predictor(for: training, penalty: penalty, seed: seed), penalty
      )
    }
    if self == .popularity { return (Popularity<Double>(training), 0) }
    let penalty = try searchedPenalty(from: 10, training, seed) {
      let model = try implicitModel($1.training, penalty: $0, seed: seed)
      return 1 - RankingQuality(of: model, on: $1).gain
    }
    return (
      try implicitModel(training, penalty: penalty, seed: seed), penalty
    )
  }
}

// snippet.implicit
/// Factors of who rated what: a rating r has the confidence 1 + r.
func implicitModel(
  _ training: Ratings, penalty: Double, seed: UInt64, factors: Int = 20
) throws -> ImplicitModel<Double> {
  var random = SplitMix64(seed: seed &* 1_000_003)
  var model = ImplicitModel<Double>(
    people: training.people.count, items: training.items.count,
    factors: factors, using: &random)
  let implicit = ImplicitFactorization<Double>(
    confidenceExcess: training.matrix(), penalty: penalty)
  for _ in 0..<10 { try implicit.sweep(&model) }
  return model
}
// snippet.end
