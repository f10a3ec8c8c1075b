import LinearAlgebra
import Literate
import LowRank

/// Errors of twenty draws, divided by the least error of rank k.
private struct Errors: Encodable {
  let least: Double
  let mean: Double
  let most: Double

  init(_ errors: [Double]) {
    least = errors.min() ?? 0
    mean = errors.mean
    most = errors.max() ?? 0
  }
}

private struct SketchSpectrum: Encodable {
  let name: String
  let sigma: [Double]
  /// By power steps, then by columns beyond k.
  let errors: [[Errors]]
}

private struct SketchSizes: Encodable {
  let rank: Int
  let draws: Int
  let oversampling: [Int]
  let spectra: [SketchSpectrum]
}

/// Keeps errors for a reader who moves the sketch's size and power steps.
func sizeSketches(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let (k, draws) = (10, 20)
  let oversampling = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20]
  let spectra = try Example.three(size: 80, using: &random).map { example in
    let least = example.sigma.tail(k)
    let errors = try (0...3).map { q in
      try oversampling.map { p in
        Errors(
          try (0..<draws).map { _ in
            let basis = try rangeFinder(
              example.a, size: k + p, powerIterations: q, using: &random)
            return example.a.outside(basis).frobeniusNorm / least
          })
      }
    }
    return SketchSpectrum(
      name: example.name, sigma: example.sigma.elements, errors: errors)
  }
  try page.data(
    "sketch-sizes",
    SketchSizes(
      rank: k, draws: draws, oversampling: oversampling, spectra: spectra),
    digits: 4)
  let x = oversampling.map(Double.init)
  let plots = spectra.prefix(2).map { spectrum in
    Plot(
      x: Axis("\(spectrum.name): columns beyond k"),
      y: Axis("error / least of rank k", range: 0.6...1.8),
      spectrum.errors.prefix(3).enumerated().map { q, errors in
        .linePoints("q = \(q)", x: x, errors.map(\.mean))
      }
    ).with(key: .topRight, aspect: 1.1)
  }
  try page.figure("sketch-sizes", plots)
}
