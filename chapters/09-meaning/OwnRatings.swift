import LinearAlgebra
import Literate
import Recommendation

/// What the chapter's ways make of somebody else's ratings.
func useRatings(
  _ folder: RatingsFolder, person name: String?, seed: UInt64
) throws {
  let ratings = folder.ratings
  let name = name ?? ratings.people[0]
  guard let person = ratings.people.firstIndex(of: name) else {
    let some =
      ratings.people.prefix(3).joined(separator: ", ")
      + (ratings.people.count > 3 ? " and so on" : "")
    throw Refuted(
      description: "Nobody in \(folder.ratingsFile) is called “\(name)”: its "
        + "\(ratings.people.count) people are \(some).")
  }
  describe(folder)
  try compareWays(ratings, seed: seed)
  try recommend(folder, to: person, seed: seed)
}

private func describe(_ folder: RatingsFolder) {
  let ratings = folder.ratings
  print(
    "\(folder.ratingsFile): \(ratings.count) ratings of",
    "\(ratings.items.count) items by \(ratings.people.count) people, from",
    "\(ratings.scale.lowerBound.formatted(digits: 2)) to",
    ratings.scale.upperBound.formatted(digits: 2))
  if ratings.replacedCount > 0 {
    print(
      "\(ratings.replacedCount) more gave way to a later rating of the same",
      "item by the same person")
  }
  if let file = folder.catalogFile {
    let missing = folder.untitledCount
    print(
      file + ": titles of",
      missing == 0
        ? "all of them" : "all but \(missing), which go by their ids")
  } else {
    print("No file of titles: items go by their ids")
  }
  print(
    "\((100 * ratings.density).formatted(decimals: 1)) % of the places are",
    "filled, and the mean rating is \(ratings.mean.formatted(decimals: 2))\n")
}

/// Errors of predictions by cross-validation, and what lists are worth.
///
/// Where there are more than 300,000 ratings, one fold must do.
private func compareWays(_ ratings: Ratings, seed: UInt64) throws {
  guard ratings.count >= 5 else {
    return print("Fewer than five ratings leave nothing to test.\n")
  }
  var random = SplitMix64(seed: seed)
  let splits =
    ratings.count <= 300_000
    ? ratings.folds(5, using: &random)
    : [ratings.fold(0, of: 5, using: &random)]
  print("RMSE, \(splits.count == 5 ? "five folds" : "one fold of five")")
  var table = Table("way", "RMSE")
  for way in [RatingWay.mean, .biases, .descent, .ownDescent] {
    let errors = try splits.map { split in
      let predictor = try way.predictor(
        for: split.training, penalty: way.start ?? 0.02, seed: seed)
      return Accuracy(of: predictor, on: split.test).rootMeanSquare
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    table.row(way.rawValue, mean.formatted(decimals: 3))
  }
  print(table.text)
  print("\nNDCG@10 among all unseen items, one fold")
  var lists = Table("way", "NDCG@10")
  let popular = Popularity<Double>(splits[0].training)
  let implicit = try implicitModel(splits[0].training, penalty: 10, seed: seed)
  func gain(_ recommender: some Recommender) -> String {
    // Of 1 to 5 that is 4.
    let (least, most) = (ratings.scale.lowerBound, ratings.scale.upperBound)
    return RankingQuality(
      of: recommender, on: splits[0], liked: most - (most - least) / 4
    ).gain.formatted(decimals: 3)
  }
  lists.row("popularity", gain(popular))
  lists.row("implicit ALS", gain(implicit))
  print(lists.text + "\n")
}

/// A list by what people did, and for each item what the person's own
/// ratings add to the rating to expect.
private func recommend(
  _ folder: RatingsFolder, to person: Int, seed: UInt64
) throws {
  let ratings = folder.ratings
  let lists = try implicitModel(ratings, penalty: 10, seed: seed)
  let films = try filmModel(ratings, seed: seed)
  let own = ratings.ratings(by: person).map { (item: $0.item, value: $0.value) }
  let known = try NewPerson(own, in: films, penalty: 12, scaling: .constant)
  var table = Table(
    "to \(ratings.people[person])", "rating to expect", "because of")
  let found = lists.recommendations(for: person, count: 10, excluding: ratings)
  if found.isEmpty {
    return print("\(ratings.people[person]) has rated every item there is.")
  }
  for (item, _) in found {
    let reasons = known.reasons(for: item)
    let best = reasons.indices.max { reasons[$0] < reasons[$1] }
    table.row(
      folder.title(item), known.prediction(of: item).formatted(decimals: 1),
      best.map {
        let reason = known.ratings[$0].item
        let value = own.first { $0.item == reason }?.value ?? 0
        return "\(folder.title(reason)) (\(value.formatted(digits: 2)))"
      } ?? "")
  }
  print(table.text)
}
