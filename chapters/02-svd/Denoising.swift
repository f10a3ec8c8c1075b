import LinearAlgebra
import Literate
import LowRank

/// A matrix of low rank, what noise makes of it, and every truncation of that.
struct NoisyMatrix {
  let signal: Matrix<Double>
  let svd: SVD<Double>

  /// ‖signal − truncation‖_F / ‖signal‖_F for k = 0, 1, 2 and so on.
  func errors(upTo last: Int) -> [Double] {
    var rest = signal
    let norm = signal.frobeniusNorm
    var errors = [1.0]
    for k in 0..<last {
      let weighted = svd.singularValues[k] * svd.u[column: k]
      rest -= weighted.outer(svd.v[column: k])
      errors.append(rest.frobeniusNorm / norm)
    }
    return errors
  }
}

func denoising(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.planted
  let (m, n) = (200, 300)
  let unit = Double(n).squareRoot()  // √n times the noise level, which is 1
  let planted = unit * ([5, 4, 3, 2.2, 1.3, 1.1] as Vector<Double>)
  let signal = try Matrix.random(
    rows: m, columns: n, singularValues: planted, using: &generator)
  let noise = Matrix<Double>.gaussian(rows: m, columns: n, using: &generator)
  let svd = try SVD(signal + noise)
  let known = try svd.optimalHardThreshold(noise: 1)
  let unknown = svd.optimalHardThreshold()
  // snippet.end
  let errors = NoisyMatrix(signal: signal, svd: svd).errors(upTo: 40)
  var table = Table("k", "planted σ/√n", "noisy σ/√n", "error")
  for k in 0...8 {
    table.row(
      "\(k)",
      k == 0 ? "" : (k <= 6 ? planted[k - 1] / unit : 0).formatted(decimals: 2),
      k == 0
        ? "" : (svd.singularValues[k - 1] / unit).formatted(decimals: 2),
      errors[k].formatted(decimals: 3))
  }
  page.print(table)
  let thresholds = Vector([known / unit, unknown / unit])
  page.print("thresholds, noise known and not", thresholds, decimals: 2)
  let k = svd.hardThresholded(at: known).singularValues.count
  page.print("they keep \(k), and \(kept(svd, unknown))")
  try page.claim(
    "The rule that guesses the noise keeps as many layers.",
    kept(svd, unknown) == k)
  try page.claim(
    "All six true layers are worse than those kept.", errors[6] > errors[k])
  page.record("threshold-k", k)
  page.record("threshold-error", errors[k], decimals: 3)
  page.record("true-rank-error", errors[6], decimals: 3)
  let noisiness = noise.frobeniusNorm / signal.frobeniusNorm
  page.record("noisy-error", noisiness, decimals: 2)
  let sigma = svd.singularValues.map { $0 / unit }
  try page.figure(
    "denoising",
    Plot(
      x: Axis("k"), y: Axis("σₖ/√n", range: 0...6),
      .linePoints("σ", sigma.prefix(40)),
      .dashed(
        "threshold", x: [1, 40], [known / unit, known / unit])
    ).squarish,
    Plot(
      x: Axis("k"), y: Axis("error", range: 0...1.05),
      .linePoints("error", x: (0...40).map(Double.init), errors),
      .dashed("threshold's k", x: [Double(k), Double(k)], [0, 1.05])
    ).squarish.withKey(.bottomRight))
}

private func kept(_ svd: SVD<Double>, _ threshold: Double) -> Int {
  svd.hardThresholded(at: threshold).singularValues.count
}
