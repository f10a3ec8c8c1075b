import LinearAlgebra
import Literate
import LowRank
import Recommendation

/// The singular values of the ratings with zeros in the holes, and completed.
func ratingSpectra(_ page: Page, _ data: RatingData) throws {
  let model = try filmModel(data.ratings, seed: page.seed)
  var random = SplitMix64(seed: page.seed)
  // snippet.spectra
  let zeros = try SVD(
    lanczos: data.ratings.matrix(), rank: 40, tolerance: 1e-6, using: &random)
  let completed = try SVD(
    lanczos: model.completed(), rank: 16, tolerance: 1e-6, using: &random)
  // snippet.end
  func relative(_ svd: SVD<Double>, _ count: Int) -> [Double] {
    svd.singularValues.prefix(count).map { $0 / svd.singularValues[0] }
  }
  // Of rank 12: ten factors, and two for the mean and the biases.
  let left = relative(completed, 12)
  try page.figure(
    "rating-spectra",
    Plot(
      x: Axis("k"), y: Axis("σₖ/σ₁", .logarithmic),
      .linePoints("zeros in the holes", relative(zeros, 40)),
      .linePoints("completed", left)
    ))
  let counts = Vector(data.ratings.countsByItem.map { Double($0) })
  let first = zeros.v[column: 0].map(\.magnitude)
  let whole = completed.v[column: 0].map(\.magnitude)
  let center = whole.reduce(0, +) / Double(whole.count)
  let spread = (Vector(whole.map { $0 - center }).norm) / Vector(whole).norm
  let alike = correlation(Vector(first), counts)
  page.print("zeros in the holes: v₁ and the number of ratings have the")
  page.print("  correlation \(alike.formatted(decimals: 2))")
  page.print("completed: v₁ is a constant but for a share of")
  page.print("  \(spread.formatted(decimals: 2))")
  page.record("v1-counts", alike, decimals: 2)
  try page.claim(
    "The first direction is popularity, and then it is nearly constant.",
    alike > 0.9 && spread < 0.15)
  try page.claim(
    "Beyond rank 12 nothing is left of the completed matrix.",
    completed.singularValues[12] < 1e-6 * completed.singularValues[0])
}

private func correlation(_ x: Vector<Double>, _ y: Vector<Double>) -> Double {
  func centered(_ x: Vector<Double>) -> Vector<Double> {
    let mean = x.reduce(0, +) / Double(x.count)
    return Vector(x.map { $0 - mean })
  }
  let (a, b) = (centered(x), centered(y))
  return a.dot(b) / (a.norm * b.norm)
}
