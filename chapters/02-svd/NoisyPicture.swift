import Gallery
import LinearAlgebra
import Literate
import LowRank

func noisyPicture(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let picture = Scene().gray
  // snippet.noisy-picture
  let level = 25.0
  let noise = Matrix<Double>.gaussian(
    rows: picture.rows, columns: picture.columns, using: &generator)
  let noisy = picture + level * noise
  let svd = try SVD(noisy)
  let clean = svd.hardThresholded(at: svd.optimalHardThreshold())
  // snippet.end
  let known = svd.hardThresholded(
    at: try svd.optimalHardThreshold(noise: level))
  let k = clean.singularValues.count
  let errors = NoisyMatrix(signal: picture, svd: svd).errors(upTo: 120)
  let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
  var table = Table("picture", "k", "PSNR")
  func row(_ name: String, _ k: String, _ shown: Matrix<Double>) -> Double {
    let quality = psnr(shown.map { min(255, max(0, $0)) }, of: picture)
    table.row(name, k, decibels(quality))
    return quality
  }
  let before = row("noisy", "", noisy)
  let after = row("threshold, noise unknown", "\(k)", Matrix(clean))
  let informed = row(
    "threshold, noise known", "\(known.singularValues.count)", Matrix(known))
  let ideal = row(
    "best k", "\(best)", Matrix(try svd.truncated(toRank: best)))
  page.print(table)
  page.record("noisy-psnr", before, decimals: 1)
  page.record("threshold-psnr", after, decimals: 1)
  page.record("known-psnr", informed, decimals: 1)
  page.record("best-gap", ideal - informed, decimals: 2)
  try page.figure(
    "noisy-picture", [[Image(gray: noisy), Image(gray: Matrix(clean))]])
}
