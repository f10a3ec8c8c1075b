import Gallery
import LinearAlgebra
import Literate
import LowRank

/// A layer of 48 × 64 numbers, and inputs that are correlated and of very
/// different sizes.
struct LoudLayer {
  let weight: Matrix<Double>
  let inputs: Matrix<Double>

  init(inputs count: Int = 500, using random: inout SplitMix64) {
    weight = .gaussian(rows: 48, columns: 64, using: &random)
    let mixing = Matrix<Double>.gaussian(rows: 64, columns: 64, using: &random)
    let sizes = Vector<Double>.geometric(64, from: 4, to: 0.1)
    let sources = Matrix<Double>.gaussian(
      rows: 64, columns: count, using: &random)
    let units = Vector<Double>((0..<64).map { $0 % 16 == 0 ? 3 : 1 })
    inputs = (mixing * sources.scaled(rowsBy: sizes)).scaled(rowsBy: units)
  }

  /// The output error of an approximation, relative to the outputs.
  func error(_ small: LowRankMatrix<Double>, on x: Matrix<Double>) -> Double {
    ((weight - Matrix(small)) * x).frobeniusNorm / (weight * x).frobeniusNorm
  }
}

func outputTheorem(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let layer = LoudLayer(using: &random)
  let (weight, x) = (layer.weight, layer.inputs)
  // snippet.outputs
  var statistics = InputStatistics(size: 64)
  try statistics.add(x)
  let outputs = try OutputSVD(weight, gram: statistics.gram)
  // snippet.end
  var table = Table(
    "r", "SVD of W", "scaled inputs", "outputs", "discarded values")
  let norm = outputs.energy.squareRoot()
  var (gap, isLeast) = (0.0, true)
  for rank in 1...47 {
    let plain = LowRankMatrix(try SVD(weight).truncated(toRank: rank))
    let scaled = try LowRankMatrix(
      activationScaled: weight, magnitudes: statistics.meanMagnitudes,
      rank: rank)
    // snippet.promise
    let small = try outputs.truncated(toRank: rank)
    let promise = try outputs.truncationError(rank: rank) / norm
    // snippet.end
    let errors = [plain, scaled, small].map { layer.error($0, on: x) }
    gap = max(gap, abs(errors[2] - promise))
    isLeast = isLeast && errors[2] <= min(errors[0], errors[1])
    if [2, 4, 8, 16, 32].contains(rank) {
      table.row(
        "\(rank)", percent(errors[0]), percent(errors[1]),
        percent(errors[2]), percent(promise))
    }
    if rank == 8 {
      page.record("plain-eight", percent(errors[0], decimals: 0))
      page.record("outputs-eight", percent(errors[2], decimals: 0))
    }
  }
  table.best(.least, inEachRowOf: 1..<4)
  try drawProjection(page)
  page.print(table)
  try page.claim("The output error is what the values promise.", gap < 1e-10)
  try page.claim("No other cut has a smaller one, at any rank.", isLeast)
  page.print("\npromised and measured agree to 1e-10: \(gap < 1e-10)")
}
