import Foundation
import LinearAlgebra
import Literate
import LowRank

func cross(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let bits = 40
  // snippet.cross
  let samples = 0x1p40
  func integrand(_ x: Double) -> Double {
    exp(-x) * sin(100 * x) + 1 / (1 + 25 * x * x)
  }
  let found = try TensorCross<Double>(
    sizes: Array(repeating: 2, count: bits), relativeError: 1e-11,
    using: &generator
  ) { bits in
    let cell = bits.reversed().reduce(0.0) { 2 * $0 + Double($1) }
    return integrand((cell + 0.5) / samples)  // the middle of the cell
  }
  let mean = Tensor<Double>(sizes: [1, 2, 1], repeating: 0.5)
  let average = TensorTrain(cores: Array(repeating: mean, count: bits))
  let integral = found.train.inner(average)
  // snippet.end
  let end = exp(-1.0) * (sin(100.0) + 100 * cos(100.0))
  let exact = (100 - end) / 10_001 + atan(5.0) / 5
  page.print("converged: \(found.hasConverged)")
  page.print("largest rank at most 12: \((found.train.ranks.max() ?? 0) <= 12)")
  page.print("entries read: fewer than \(ceiling(found.entriesRead))")
  page.print("entries in all: \(samples.formatted(digits: 3))")
  page.print("integral: \(integral.formatted(decimals: 6))")
  let error = abs(integral - exact) / exact
  page.print("right to nine digits: \(error < 1e-9)")
  page.record("cross-read", ceiling(found.entriesRead))
  page.record("cross-all", samples, digits: 2)
}

/// The next round number with one digit that is not zero.
private func ceiling(_ count: Int) -> Int {
  var unit = 1
  while unit * 10 <= count { unit *= 10 }
  return (count / unit + 1) * unit
}
