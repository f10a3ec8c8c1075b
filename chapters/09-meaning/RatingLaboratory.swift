import Experiments
import LinearAlgebra
import Literate
import Recommendation

/// The experiments on ratings.
enum RatingLaboratory {
  static let seeds = Array(UInt64(1)...10)

  /// The recipe of an experiment that files of this chapter define.
  private static func recipe(
    _ files: [String], _ settings: [Recipe.Setting]
  ) throws -> Recipe {
    let chapter = files.map { "chapters/09-meaning/\($0).swift" }
    // A solved system is what it is, however it was solved: neither the sweeps
    // nor the systems of alternating least squares belong to a recipe.
    let library = [
      "Ratings", "Baselines", "Measures", "Factors/FactorModel.swift",
      "Factors/StochasticDescent.swift", "Factors/SVDPlusPlus.swift",
    ].map { "Sources/Recommendation/\($0)" }
    return try Recipe(
      settings: settings,
      files: chapter + library + ["Sources/LinearAlgebra/Random"])
  }

  private static let shared = [
    Recipe.Setting("data", "MovieLens 100K, two shuffles of 5 folds"),
    Recipe.Setting("penalty", "searched by a tenth of each training"),
  ]

  /// How well each way predicts ratings that it has not seen.
  static func ratings() throws -> Experiment {
    Experiment(
      "ratings",
      recipe: try recipe(
        ["RatingData", "RatingWays"],
        shared + [Recipe.Setting("SVD", "100 factors, 20 epochs, 0.005, 0.02")]
      ),
      cases: RatingWay.allCases.map(\.rawValue),
      measures: ["RMSE", "MAE", "penalty"], seeds: seeds, rates: .fixed(1)
    ) { trial in
      guard let way = RatingWay(rawValue: trial.name) else {
        throw Refuted(description: "There is no way \(trial.name).")
      }
      let split = try RatingData().split(seed: trial.seed)
      let penalty = try way.penalty(for: split.training, seed: trial.seed)
      let accuracy = Accuracy(
        of: try way.predictor(
          for: split.training, penalty: penalty, seed: trial.seed),
        on: split.test)
      return [accuracy.rootMeanSquare, accuracy.meanAbsolute, penalty]
    }
  }

  /// How well each way puts films in an order.
  static func rankings() throws -> Experiment {
    Experiment(
      "rankings",
      recipe: try recipe(
        ["RatingData", "RatingWays", "RankingWays"],
        shared + [Recipe.Setting("liked", "4 or 5, among the first 10")]),
      cases: RankingWay.allCases.map(\.rawValue),
      measures: ["NDCG", "recall", "NDCG among rated", "penalty"], seeds: seeds,
      rates: .fixed(1)
    ) { trial in
      guard let way = RankingWay(rawValue: trial.name) else {
        throw Refuted(description: "There is no way \(trial.name).")
      }
      let split = try RatingData().split(seed: trial.seed)
      let (recommender, penalty) = try way.recommender(
        for: split.training, seed: trial.seed)
      let quality = RankingQuality(of: recommender, on: split)
      let easy = RankingQuality(of: recommender, on: split, among: .rated)
      return [quality.gain, quality.recall, easy.gain, penalty]
    }
  }
}
