import LinearAlgebra
import Literate
import Recommendation

/// What means and biases predict, and what test ratings in them feign.
func ratingBiases(_ page: Page, _ data: RatingData) throws {
  let split = data.split(seed: page.seed)
  // snippet.biases
  let mean = Biases<Double>(meanOf: split.training)
  let plain = Biases<Double>(
    split.training, personPenalty: 0, itemPenalty: 0)
  let biases = Biases<Double>(split.training)
  // snippet.end
  // snippet.leak
  let leaked = Biases<Double>(data.ratings, personPenalty: 0, itemPenalty: 0)
  // snippet.end
  func error(_ biases: Biases<Double>) -> Double {
    Accuracy(of: biases, on: split.test).rootMeanSquare
  }
  var table = Table("what is predicted", "RMSE")
  table.row("the mean", error(mean).formatted(decimals: 3))
  table.row("with biases", error(plain).formatted(decimals: 3))
  table.row("with shrunken biases", error(biases).formatted(decimals: 3))
  table.row("test ratings in the means", error(leaked).formatted(decimals: 3))
  page.print(table)
  listTops(page, data)
  try page.claim(
    "A leak looks best.",
    error(leaked) < min(error(biases), error(plain)))
}

/// The films at the top by their plain means, and by their biases.
private func listTops(_ page: Page, _ data: RatingData) {
  let ratings = data.ratings
  let counts = ratings.countsByItem
  var sums = Vector<Double>.zero(ratings.items.count)
  for rating in ratings.entries { sums[rating.item] += rating.value }
  let means = sums.indices.map { sums[$0] / Double(max(counts[$0], 1)) }
  let biases = Biases<Double>(ratings)
  var table = Table(
    "highest mean", "ratings", "highest bias", "ratings of it")
  let byMean = ratings.items.indices.sorted {
    (means[$0], data.title($1)) > (means[$1], data.title($0))
  }
  let byBias = ratings.items.indices.sorted {
    biases.items[$0] > biases.items[$1]
  }
  for (first, second) in zip(byMean, byBias).prefix(5) {
    table.row(
      data.title(first), "\(counts[first])", data.title(second),
      "\(counts[second])")
  }
  page.print("")
  page.print(table)
  let perfect = byMean.prefix { means[$0] == 5 }
  page.record("perfect-films", perfect.count)
  page.record("perfect-most", perfect.map { counts[$0] }.max() ?? 0)
}
