import Gallery
import LinearAlgebra
import Literate
import LowRank

func mixtures(_ page: Page) throws {
  try drawSketch(page)
  try drawRange(page)
  var random = SplitMix64(seed: page.seed)
  let a = Scene(rows: 192, columns: 256).gray
  // snippet.mixtures
  let omega = Matrix<Double>.gaussian(
    rows: a.columns, columns: 30, using: &random)
  let y = a * omega  // thirty mixtures of all columns
  let q = try QR(y).q  // perpendicular directions with the same span
  let approximation = q * (q.transpose * a)
  // snippet.end
  let svd = try SVD(a)
  let norm = a.frobeniusNorm
  let error = (a - approximation).frobeniusNorm / norm
  let errors = try (0..<200).map { _ in
    let q = try rangeFinder(a, size: 30, powerIterations: 0, using: &random)
    return a.outside(q).frobeniusNorm / norm
  }
  page.print("A is \(a.shape), Y is \(y.shape)")
  page.print("relative error: \(error.formatted(decimals: 4))")
  page.print(
    "200 other draws: from \((errors.min() ?? 0).formatted(decimals: 4))"
      + " to \((errors.max() ?? 0).formatted(decimals: 4))")
  for rank in [30, 20] {
    let least = svd.singularValues.tail(rank) / norm
    page.print("least error of rank \(rank): \(least.formatted(decimals: 4))")
  }
  page.record("mixtures-error", percent(error))
  page.record("mixtures-least", percent(svd.singularValues.tail(30) / norm))
  page.record("mixtures-twenty", percent(svd.singularValues.tail(20) / norm))
  let best = Matrix(try svd.truncated(toRank: 30))
  try page.figure(
    "mixtures", [[a, approximation, best].map { Image(gray: $0) }])
}
