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
    page.record("\(way)-error", error.mean, decimals: 3)
  }
  table.best(.least, column: 2)
  page.print(table)
  page.printOrigin(of: evidence)
  let least =
    RatingWay.allCases.map {
      evidence.spread(of: "RMSE", for: $0.rawValue).mean
    }.min() ?? 0
  page.record("least-error", least, decimals: 3)
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
    page.record("\(way)-gain", gain.mean, decimals: 2)
    page.record("\(way)-easy", easy.mean, decimals: 2)
  }
  page.print(table)
  page.printOrigin(of: evidence)
}

extension Spread {
  fileprivate func text(decimals: Int) -> String {
    mean.formatted(decimals: decimals) + " ± "
      + deviation.formatted(decimals: decimals)
  }
}
