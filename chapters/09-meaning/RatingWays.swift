import LinearAlgebra
import Recommendation

/// The ways to fill the holes that are compared.
enum RatingWay: String, CaseIterable, Sendable {
  case mean
  case biases
  case neighbors
  case descent = "SVD"
  case echoes = "SVD++"
  case alternating = "ALS"
  case scaled = "ALS, by counts"
  case ownDescent = "SVD, own penalty"
  case ownEchoes = "SVD++, own penalty"

  /// Where the search for the penalty begins, for those that have one.
  var start: Double? {
    switch self {
    case .mean, .biases, .neighbors, .descent, .echoes: nil
    case .alternating: 12
    case .scaled: 0.1
    case .ownDescent, .ownEchoes: 0.08
    }
  }

  func predictor(
    for training: Ratings, penalty: Double, seed: UInt64
  ) throws -> any RatingPredictor<Double> {
    switch self {
    case .mean: return Biases<Double>(meanOf: training)
    case .biases: return Biases<Double>(training)
    case .neighbors: return Neighbors<Double>(training)
    default:
      return try model(for: training, penalty: penalty, seed: seed)
    }
  }

  /// The model of a way that has factors.
  private func model(
    for training: Ratings, penalty: Double, seed: UInt64
  ) throws -> FactorModel<Double> {
    var random = SplitMix64(seed: seed &* 1_000_003)
    switch self {
    case .echoes, .ownEchoes:
      let isOwn = self == .ownEchoes
      var plus = SVDPlusPlus<Double>(
        startingFor: training, factors: isOwn ? 50 : 20, using: &random)
      let descent = EchoDescent<Double>(training, penalty: penalty)
      for _ in 0..<(isOwn ? 40 : 20) { descent.runEpoch(on: &plus) }
      return plus.collapsed(for: training)
    case .alternating, .scaled:
      var model = FactorModel<Double>(
        startingFor: training, factors: 50, using: &random)
      let squares = AlternatingLeastSquares<Double>(
        training, penalty: penalty,
        scaling: self == .scaled ? .byCount : .constant)
      for _ in 0..<15 { try squares.sweep(&model) }
      return model
    default:
      let isOwn = self == .ownDescent
      var model = FactorModel<Double>(
        startingFor: training, factors: 100, using: &random)
      let descent = StochasticDescent<Double>(
        training, rate: isOwn ? 0.01 : 0.005, penalty: penalty)
      for _ in 0..<(isOwn ? 60 : 20) { descent.runEpoch(on: &model) }
      return model
    }
  }
}

extension RatingWay {
  /// The penalty of a way: as published, or found without the test.
  func penalty(for training: Ratings, seed: UInt64) throws -> Double {
    guard let start else { return 0.02 }
    return try searchedPenalty(from: start, training, seed) { penalty, inner in
      let predictor = try predictor(
        for: inner.training, penalty: penalty, seed: seed)
      return Accuracy(of: predictor, on: inner.test).rootMeanSquare
    }
  }
}

// snippet.search
/// The best of a few penalties, by a tenth of the training that is held out.
///
/// Steps by √2, up and down, as long as the best stands at an end.
func searchedPenalty(
  from start: Double, _ training: Ratings, _ seed: UInt64,
  error: (Double, RatingSplit) throws -> Double
) throws -> Double {
  var random = SplitMix64(seed: seed &+ 1000)
  let inner = training.fold(0, of: 10, using: &random)
  let step = 2.0.squareRoot()
  var penalties = [start / step, start, start * step]
  var errors = try penalties.map { try error($0, inner) }
  while penalties.count < 12 {
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    if best == 0 {
      penalties.insert(penalties[0] / step, at: 0)
      errors.insert(try error(penalties[0], inner), at: 0)
    } else if best == errors.count - 1 {
      penalties.append(penalties[best] * step)
      errors.append(try error(penalties[best + 1], inner))
    } else {
      return penalties[best]
    }
  }
  return penalties[errors.indices.min { errors[$0] < errors[$1] } ?? 0]
}
// snippet.end
