import Foundation
import LinearAlgebra
import Literate
import LowRank

/// A bump of light: how strongly a substance answers at each wavelength.
private func bump(
  _ count: Int, _ center: Double, _ width: Double
) -> Vector<Double> {
  Vector(
    (0..<count).map { i in
      exp(-pow((Double(i) / Double(count - 1) - center) / width, 2))
    })
}

func spectra(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  // snippet.planted
  // How three substances shine, at which light, and how much of each is in
  // eight samples.
  let emission = Matrix(columns: [
    bump(60, 0.30, 0.16), bump(60, 0.48, 0.14), bump(60, 0.68, 0.18),
  ])
  let excitation = Matrix(columns: [
    bump(40, 0.35, 0.25), bump(40, 0.55, 0.20), bump(40, 0.70, 0.22),
  ])
  let amounts = Matrix<Double>.random(
    rows: 8, columns: 3, in: 0.2...1, using: &generator)
  let planted = CP(factors: [emission, excitation, amounts])
  let clean = Tensor(planted)
  let noise = Tensor<Double>.gaussian(sizes: clean.sizes, using: &generator)
  let level = 0.01 * clean.frobeniusNorm / noise.frobeniusNorm
  let x = clean + level * noise
  let fit = try CPFit(
    x, rank: 3, settings: CPSettings(sweeps: 2000, tolerance: 1e-8, starts: 3),
    using: &generator)
  let match = FactorMatch(planted, fit.decomposition)
  // snippet.end
  let found = fit.decomposition.factors[0][columns: match.permutation]
  let svd = try SVD(x.unfolding(0)).truncated(toRank: 3)
  var table = Table("substance", "CP: cos", "SVD: cos")
  for r in 0..<3 {
    let truth = emission[column: r] / emission[column: r].norm
    let cosines = [found[column: r], svd.u[column: r]].map {
      abs(truth.dot($0) / $0.norm).formatted(decimals: 4)
    }
    table.row("\(r + 1)", cosines[0], cosines[1])
  }
  page.print(table)
  page.record("spectra-score", match.score, decimals: 3)
  page.record("spectra-error", percent(fit.relativeError))
  page.record("spectra-excess", excess(of: svd.u, over: emission))
  try page.figure(
    "spectra", chart("planted", emission), chart("CP", found),
    chart("SVD", svd.u))
}

/// How much of the planted curves lies outside the span of a basis.
private func excess(
  of basis: Matrix<Double>, over planted: Matrix<Double>
) -> String {
  let outside = planted - basis * (basis.transpose * planted)
  return percent(outside.frobeniusNorm / planted.frobeniusNorm)
}

private func chart(_ title: String, _ curves: Matrix<Double>) -> Plot {
  let wavelengths = (0..<curves.rows).map { 350 + 5 * Double($0) }
  let series = (0..<3).map { r in
    let curve = curves[column: r]
    let sign = curve.elements.reduce(0, +) < 0 ? -1.0 : 1.0
    return Series.line("", x: wavelengths, (sign / curve.norm) * curve)
  }
  var plot = Plot(
    x: Axis("\(title): wavelength, nm"),
    y: Axis("", range: -0.45...0.5), series)
  plot.key = .none
  plot.aspect = 1
  return plot
}
