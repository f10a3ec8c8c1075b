import Experiments
import LinearAlgebra
import Literate
import Recommendation

/// What ten folds say of the ways to fill holes.
func ratingResults(_ page: Page, _ evidence: Evidence) throws {
  var table = Table("way", "penalty", "RMSE", "MAE", "than SVD++")
  let best = evidence.spread(of: "RMSE", for: RatingWay.echoes.rawValue)
  for way in RatingWay.allCases {
    let name = way.rawValue
    let error = evidence.spread(of: "RMSE", for: name)
    let penalty = evidence.spread(of: "penalty", for: name)
    table.row(
      name, way.start == nil ? "" : penalty.mean.formatted(digits: 2),
      error.text(decimals: 3),
      evidence.spread(of: "MAE", for: name).mean.formatted(decimals: 3),
      way == .echoes
        ? ""
        : Comparison(error, best, among: RatingWay.allCases.count - 1)
          .word(above: "more", below: "less"))
    if [.biases, .neighbors, .descent, .echoes, .ownDescent].contains(way) {
      page.record("\(way)-error", error.mean, decimals: 3)
    }
  }
  table.best(.least, column: 2)
  page.print(table)
  page.printOrigin(of: evidence)
  func errors(_ way: RatingWay) -> Spread {
    evidence.spread(of: "RMSE", for: way.rawValue)
  }
  let least = RatingWay.allCases.map { errors($0).mean }.min() ?? 0
  page.record("least-error", least, decimals: 3)
  let (mean, biases) = (errors(.mean).mean, errors(.biases).mean)
  try page.claim(
    "Biases do most, and the published SVD is behind neighbors.",
    mean - biases > 3 * (biases - least)
      && Comparison(errors(.descent), errors(.neighbors), among: 8).isAbove)
}

/// Four of the ways, run now on the fold of this seed.
func ratingsNow(
  _ page: Page, _ evidence: Evidence, _ data: RatingData
) throws {
  let split = data.split(seed: page.seed)
  page.print("fold of seed \(page.seed), run now")
  for way in [RatingWay.mean, .biases, .descent, .echoes] {
    let predictor = try way.predictor(
      for: split.training, penalty: 0.02, seed: page.seed)
    let error = Accuracy(of: predictor, on: split.test).rootMeanSquare
    page.print("\(way.rawValue): RMSE \(error.formatted(decimals: 3))")
    try evidence.require([error], of: way.rawValue, seed: page.seed)
  }
}

/// What ten folds say of the ways to make lists.
func rankingResults(_ page: Page, _ evidence: Evidence) throws {
  var table = Table(
    "way", "NDCG@10", "recall@10", "than popularity", "among rated")
  let popular = evidence.spread(
    of: "NDCG", for: RankingWay.popularity.rawValue)
  for way in RankingWay.allCases {
    let name = way.rawValue
    let gain = evidence.spread(of: "NDCG", for: name)
    let easy = evidence.spread(of: "NDCG among rated", for: name)
    table.row(
      name, gain.text(decimals: 3),
      evidence.spread(of: "recall", for: name).mean.formatted(decimals: 3),
      way == .popularity
        ? ""
        : Comparison(gain, popular, among: RankingWay.allCases.count - 1)
          .word(above: "more", below: "less"),
      easy.mean.formatted(decimals: 3))
    if [.popularity, .echoes, .implicit].contains(way) {
      page.record("\(way)-gain", gain.mean, decimals: 2)
    }
  }
  page.print(table)
  page.printOrigin(of: evidence)
  func order(_ measure: String) -> [RankingWay] {
    RankingWay.allCases.sorted {
      evidence.spread(of: measure, for: $0.rawValue).mean
        > evidence.spread(of: measure, for: $1.rawValue).mean
    }
  }
  try page.claim(
    "The two best among all films are the two last among the rated.",
    Set(order("NDCG").prefix(2))
      == Set(order("NDCG among rated").suffix(2))
      && order("NDCG").last == .scaled)
}

extension Spread {
  fileprivate func text(decimals: Int) -> String {
    mean.formatted(decimals: decimals) + " ± "
      + deviation.formatted(decimals: decimals)
  }
}
