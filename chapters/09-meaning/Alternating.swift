import LinearAlgebra
import Literate
import Recommendation

/// Sweeps with one penalty for all, and with one that grows with the counts.
func alternating(_ page: Page, _ data: RatingData) throws {
  let split = data.split(seed: page.seed)
  var table = Table(
    "penalty", "training", "test", "films of few ratings", "of many")
  var neverRose = true
  var found: [[Double]] = []
  for (name, penalty, scaling) in [
    ("λ = 12", 12, AlternatingLeastSquares<Double>.Scaling.constant),
    ("0.1 a rating", 0.1, .byCount),
  ] {
    var random = SplitMix64(seed: page.seed)
    // snippet.alternating
    var model = FactorModel<Double>(
      startingFor: split.training, factors: 20, using: &random)
    let squares = AlternatingLeastSquares<Double>(
      split.training, penalty: penalty, scaling: scaling)
    var losses = [squares.loss(of: model)]
    for _ in 0..<12 {
      try squares.sweep(&model)
      losses.append(squares.loss(of: model))
    }
    // snippet.end
    neverRose = neverRose && zip(losses, losses.dropFirst()).allSatisfy(>=)
    let counts = split.training.countsByItem
    let errors = [
      split.training, split.test,
      split.test.keeping(
        split.test.entries.filter { counts[$0.item] < 20 }),
      split.test.keeping(
        split.test.entries.filter { counts[$0.item] >= 20 }),
    ].map { Accuracy(of: model, on: $0).rootMeanSquare }
    found.append(errors)
    let cells = errors.map { $0.formatted(decimals: 2) }
    table.row(name, cells[0], cells[1], cells[2], cells[3])
  }
  page.print(table)
  try page.claim("No sweep makes the loss larger.", neverRose)
  try page.claim(
    "Few ratings are predicted worse, and both penalties are about as good.",
    found.allSatisfy { $0[2] > $0[3] } && abs(found[0][1] - found[1][1]) < 0.02)
}

/// The matrix of one person, by all films and by the films that they saw.
func implicitTrick(_ page: Page, _ data: RatingData) throws {
  let ratings = data.ratings
  let model = try implicitModel(
    ratings, penalty: 10, seed: page.seed, factors: 20)
  let person = 0
  let seen = ratings.ratings(by: person)
  var confidence = Vector<Double>(repeating: 1, count: ratings.items.count)
  for rating in seen { confidence[rating.item] += rating.value }
  // snippet.trick
  let y = model.items
  let everything = y.scaled(columnsBy: confidence) * y.transpose
  let shared = y.rowGram()
  let rated = y[columns: seen.map(\.item)]
  let excess = Vector(seen.map(\.value))
  let short = shared + rated.scaled(columnsBy: excess) * rated.transpose
  // snippet.end
  let difference =
    (everything - short).frobeniusNorm / everything.frobeniusNorm
  page.print(
    "films: \(ratings.items.count), seen by this person: \(seen.count)")
  page.print("the two differ by rounding: \(difference < 1e-13 ? "yes" : "no")")
  let implicit = ImplicitFactorization<Double>(
    confidenceExcess: ratings.matrix(), penalty: 10)
  let wishes = Matrix<Double>(ratings.matrix { _ in 1 })
  let weights = Matrix<Double>(ratings.matrix()).map { 1 + $0 }
  let misses = wishes - model.people.transpose * y
  let squares = weights.hadamard(misses).hadamard(misses).elements
    .reduce(0, +)
  let loss =
    squares + 10 * (y.rowGram().trace + model.people.rowGram().trace)
  let short2 = implicit.loss(of: model)
  page.print(
    "loss over all \(wishes.elements.count) places: "
      + "\(loss.formatted(digits: 3))")
  try page.claim(
    "Both ways give one matrix and one loss.",
    difference < 1e-13 && abs(short2 / loss - 1) < 1e-10)
}
