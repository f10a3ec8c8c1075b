import LinearAlgebra
import Literate
import LowRank
import Recommendation

/// What the truncated SVD predicts with zeros in the holes.
func zeroFilled(_ page: Page, _ data: RatingData) throws {
  let split = data.split(seed: page.seed)
  var random = SplitMix64(seed: page.seed)
  // snippet.zero-filled
  let zeros: SparseMatrix<Double> = split.training.matrix()
  let biases = Biases<Double>(split.training)
  let rest = biases.residuals(of: split.training)
  let svd = try SVD(
    lanczos: zeros, rank: 50, tolerance: 1e-6, using: &random)
  let restSVD = try SVD(
    lanczos: rest, rank: 50, tolerance: 1e-6, using: &random)
  // snippet.end
  var table = Table(
    "rank", "zeros in the holes", "mean prediction", "biases, then zeros")
  var best = Double.infinity
  for rank in [1, 2, 5, 10, 20, 50] {
    let raw = try SparseGuess(svd.truncated(toRank: rank), biases: nil)
    let fair = try SparseGuess(
      restSVD.truncated(toRank: rank), biases: biases)
    let error = Accuracy(of: raw, on: split.test).rootMeanSquare
    best = min(best, error)
    table.row(
      "\(rank)", error.formatted(decimals: 2),
      raw.mean(on: split.test).formatted(decimals: 2),
      Accuracy(of: fair, on: split.test).rootMeanSquare
        .formatted(decimals: 3))
  }
  page.print(table)
  let mean = Accuracy(
    of: Biases<Double>(meanOf: split.training), on: split.test
  ).rootMeanSquare
  page.print("")
  page.print("the mean alone: \(mean.formatted(decimals: 2))")
  page.record("density", 100 * data.ratings.density, digits: 2)
  page.record("zero-mean-error", mean, decimals: 2)
  page.record("zero-error", best, decimals: 2)
  page.record("rating-mean", data.ratings.mean, decimals: 2)
  try page.claim(
    "With zeros in the holes every rank is worse than the mean.", best > mean)
}

/// A product of two thin matrices as predictions, added to biases.
struct SparseGuess: RatingPredictor {
  private let model: FactorModel<Double>
  private let isRaw: Bool

  init(_ svd: SVD<Double>, biases: Biases<Double>?) throws {
    let left = svd.u.scaled(columnsBy: svd.singularValues)
    var none = Biases<Double>(
      meanOf: Ratings(
        people: Array(repeating: "", count: left.rows),
        items: Array(repeating: "", count: svd.v.rows), scale: 1...5, []))
    none.mean = 0
    model = FactorModel(
      biases: biases ?? none, people: left.transposed(),
      items: svd.v.transposed())
    isRaw = biases == nil
  }

  func prediction(person: Int, item: Int) -> Double {
    model.prediction(person: person, item: item)
  }

  func scores(for person: Int) -> Vector<Double> { model.scores(for: person) }

  /// The mean of what is predicted, before it is clipped to the scale.
  func mean(on test: Ratings) -> Double {
    let sum = test.entries.reduce(0) {
      $0 + model.unclipped(person: $1.person, item: $1.item)
    }
    return sum / Double(test.count)
  }
}
