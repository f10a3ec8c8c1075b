import LinearAlgebra
import Literate
import Recommendation

/// Somebody who was not there in the training, and five ratings of theirs.
func foldedPerson(_ page: Page, _ data: RatingData) throws {
  let (model, penalty) = (try filmModel(data.ratings, seed: page.seed), 12.0)
  // snippet.new-person
  let wishes = [
    ("Star Wars", 5.0), ("Raiders of the Lost Ark", 5), ("Terminator, The", 4),
    ("English Patient, The", 1), ("Sense and Sensibility", 2),
  ]
  let person = try NewPerson(
    try wishes.map { (item: try data.film($0.0), value: $0.1) }, in: model,
    penalty: penalty, scaling: .constant)
  // snippet.end
  let known = Set(person.ratings.map(\.item))
  let counts = data.ratings.countsByItem
  let pool = data.ratings.items.indices.filter {
    counts[$0] >= 100 && !known.contains($0)
  }
  let biases = model.biases.items
  var table = Table("film", "bias", "for this person", "added by the ratings")
  let sums = Dictionary(
    uniqueKeysWithValues: pool.map {
      ($0, person.reasons(for: $0).reduce(0, +))
    })
  let taste = pool.sorted { (sums[$0] ?? 0) > (sums[$1] ?? 0) }
  for film in taste.prefix(4) + taste.suffix(3) {
    let added = sums[film] ?? 0
    table.row(
      data.title(film), biases[film].formatted(decimals: 1),
      person.prediction(of: film).formatted(decimals: 1),
      added.formatted(decimals: 1))
  }
  page.print(table)
  try explain(page, data, person, film: taste[0])
  let reasons = person.reasons(for: taste[0])
  let strongest = reasons.indices.max { reasons[$0] < reasons[$1] } ?? 0
  try page.claim(
    "The film at the top is there above all because of Star Wars.",
    person.ratings[strongest].item == (try data.film("Star Wars")))
  try page.claim(
    "The reasons sum to what the person's vector gives.",
    pool.allSatisfy { film in
      let sum = person.reasons(for: film).reduce(0, +)
      let whole = person.bias + person.scores()[film] - biases[film]
      return abs(sum - whole) < 1e-8
    })
}

/// Which rating speaks for a film, and which against it.
private func explain(
  _ page: Page, _ data: RatingData, _ person: NewPerson<Double>, film: Int
) throws {
  let reasons = person.reasons(for: film)
  var table = Table("because of", "above expectation", "adds")
  for (rating, reason) in zip(person.ratings, reasons) {
    table.row(
      data.title(rating.item), rating.excess.formatted(decimals: 1),
      reason.formatted(decimals: 2))
  }
  page.print("")
  page.print("why \(data.title(film))?")
  page.print(table)
}

/// A model of all ratings, for what is looked at and not measured.
func filmModel(
  _ ratings: Ratings, seed: UInt64
) throws -> FactorModel<Double> {
  var random = SplitMix64(seed: seed)
  var model = FactorModel<Double>(
    startingFor: ratings, factors: 10, using: &random)
  let squares = AlternatingLeastSquares<Double>(
    ratings, penalty: 12, scaling: .constant)
  for _ in 0..<15 { try squares.sweep(&model) }
  return model
}
