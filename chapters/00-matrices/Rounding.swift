import Foundation
import LinearAlgebra
import Literate

func epsilon(_ page: Page) throws {
  // snippet.epsilon
  let eps = Double.ulpOfOne
  page.print("1 + ε   > 1 is \(1 + eps > 1)")
  page.print("1 + ε/2 > 1 is \(1 + eps / 2 > 1)")
  page.print("0.1 + 0.2 == 0.3 is \(0.1 + 0.2 == 0.3)")
  // snippet.end
  page.record("eps-double", eps, digits: 2)
  page.record("eps-float", Double(Float.ulpOfOne), digits: 2)
}

func overflow(_ page: Page) throws {
  // snippet.naive-norm
  func naiveNorm(_ a: Matrix<Double>) -> Double {
    var sum = 0.0
    for x in a.elements { sum += x * x }
    return sum.squareRoot()
  }
  // snippet.end
  var table = Table("matrix", "naive", "library")
  for scale in [1e-200, 1e-100, 1, 1e100, 1e200] {
    let a = scale * Matrix<Double>(diagonal: [3, 4])
    table.row(
      "diag(3, 4) × \(scale.formatted(digits: 1))",
      naiveNorm(a).formatted(digits: 4),
      a.frobeniusNorm.formatted(digits: 4))
  }
  page.print(table)
  let largest = Double.greatestFiniteMagnitude
  page.record("largest-double", largest, digits: 2)
}

// snippet.rounding
/// How far a product in Float is from the same product in Double.
func productError(_ a: Matrix<Float>, _ b: Matrix<Float>) -> Double {
  let rounded = Matrix<Double>(a * b)
  let precise = Matrix<Double>(a) * Matrix<Double>(b)
  let scale = Double(a.frobeniusNorm * b.frobeniusNorm)
  return (rounded - precise).frobeniusNorm / scale
}
// snippet.end

func rounding(_ page: Page) throws {
  var generator = SplitMix64(seed: page.seed)
  let sizes = [8, 16, 32, 64, 128, 256, 512]
  let signed = sizes.map { n in
    productError(
      .gaussian(rows: n, columns: n, using: &generator),
      .gaussian(rows: n, columns: n, using: &generator))
  }
  let positive = sizes.map { n in
    productError(
      .random(rows: n, columns: n, using: &generator),
      .random(rows: n, columns: n, using: &generator))
  }
  page.print("sizes: \(sizes)")
  try compare(page, sizes, signed, positive)
}

/// The errors beside the bound, in print and as a figure.
private func compare(
  _ page: Page, _ sizes: [Int], _ signed: [Double], _ positive: [Double]
) throws {
  let unit = Double(Float.ulpOfOne) / 2
  let x = sizes.map(Double.init)
  let bound = x.map { $0 * unit / (1 - $0 * unit) }
  let isBelow = [signed, positive].allSatisfy { errors in
    zip(errors, bound).allSatisfy { $0 < $1 }
  }
  page.print("every error is below γₙ: \(isBelow)")
  let isLevel = signed.allSatisfy { $0 < unit }
  page.print("with entries of both signs, below u: \(isLevel)")
  try page.claim(
    "Positive entries have the larger errors.",
    zip(signed, positive).allSatisfy { $0 < $1 })
  page.recordMeasured("rounding-least", (signed.min() ?? 0) / unit, digits: 1)
  page.recordMeasured("rounding-most", (signed.max() ?? 0) / unit, digits: 1)
  page.recordMeasured(
    "rounding-positive", (positive.max() ?? 0) / unit, digits: 1)
  page.record("rounding-bound", bound[6] / unit, decimals: 0)
  var plot = Plot(
    x: Axis("n", .logarithmic),
    y: Axis("error / (‖A‖ ‖B‖)", .logarithmic),
    .linePoints("measured, entries of both signs", x: x, signed),
    .linePoints("measured, positive entries", x: x, positive),
    .dashed("the bound γₙ", x: x, bound))
  plot.key = .topLeft
  try page.figure("rounding", plot)
}
