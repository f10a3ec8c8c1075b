import Foundation
import LinearAlgebra
import Literate
import LowRank

/// A matrix that stands for all with its singular values.
struct Example {
  let name: String
  let a: Matrix<Double>
  let sigma: Vector<Double>

  init(
    _ name: String, size: Int, using random: inout SplitMix64,
    _ value: (Int) -> Double
  ) throws {
    self.name = name
    sigma = Vector((1...size).map(value))
    a = try .random(
      rows: size, columns: size, singularValues: sigma, using: &random)
  }

  /// Singular values that fall fast, slowly, and not at all.
  static func three(
    size: Int, using random: inout SplitMix64
  ) throws -> [Example] {
    [
      try Example("fast", size: size, using: &random) { pow(0.8, Double($0)) },
      try Example("slow", size: size, using: &random) {
        1 / Double($0).squareRoot()
      },
      try Example("flat", size: size, using: &random) { _ in 1 },
    ]
  }
}

// snippet.bound
/// The least bound over all ways to read ℓ columns as k + p.
func bound(_ sigma: Vector<Double>, columns l: Int) -> Double {
  let bounds = (0...(l - 2)).map { k in
    let p = l - k
    return (1 + Double(k) / Double(p - 1)).squareRoot() * sigma.tail(k)
  }
  return bounds.min() ?? .infinity
}
// snippet.end

func measureBound(_ page: Page) throws {
  var random = SplitMix64(seed: page.seed)
  let draws = 60
  var table = Table(
    "spectrum", "ℓ", "least, rank ℓ", "mean", "largest", "bound")
  var plots: [Plot] = []
  for example in try Example.three(size: 100, using: &random) {
    let sizes = Array(stride(from: 4, through: 60, by: 4))
    var (means, bounds) = ([Double](), [Double]())
    for l in sizes {
      let errors = try (0..<draws).map { _ in
        let q = try rangeFinder(
          example.a, size: l, powerIterations: 0, using: &random)
        return example.a.outside(q).frobeniusNorm
      }
      means.append(errors.mean)
      bounds.append(bound(example.sigma, columns: l))
      if [12, 24, 48].contains(l) {
        table.row(
          example.name, "\(l)", example.sigma.tail(l).formatted(digits: 3),
          errors.mean.formatted(digits: 3),
          (errors.max() ?? 0).formatted(digits: 3),
          bound(example.sigma, columns: l).formatted(digits: 3))
      }
    }
    plots.append(chart(example, sizes, means, bounds))
  }
  page.print("\(draws) draws for each line")
  page.print(table)
  page.record("bound-draws", draws)
  try page.figure("bound", plots)
}

private func chart(
  _ example: Example, _ sizes: [Int], _ means: [Double], _ bounds: [Double]
) -> Plot {
  let x = sizes.map(Double.init)
  let least = sizes.map { example.sigma.tail($0) }
  let top = 1.5 * example.sigma.norm
  let isFast = example.name == "fast"
  let decades = isFast ? [] : [0.5, 1, 2, 5, 10]
  let ticks = decades.map { ($0, $0.formatted(digits: 2)) }
  let axis = Axis(
    isFast ? "‖A − QQᵀA‖_F" : "", .logarithmic,
    range: (isFast ? 1e-6 : top / 8)...top, ticks: ticks)
  return Plot(
    x: Axis("\(example.name): columns ℓ"), y: axis,
    .dashed("bound", x: x, bounds), .linePoints("measured", x: x, means),
    .line("least", x: x, least)
  ).with(key: isFast ? .topRight : .none, aspect: 0.85)
}
