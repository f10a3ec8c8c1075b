public import Experiments
internal import Foundation
internal import LinearAlgebra

extension Spread {
  /// Mean and deviation of shares of one, as percentages: `98.2 ± 1.4 %`.
  public func percent(decimals: Int = 1) -> String {
    let center = (100 * mean).formatted(decimals: decimals)
    return "\(center) ± \((100 * deviation).formatted(decimals: decimals)) %"
  }

  /// For logarithms to base 10: the geometric mean of what they are the logarithms of.
  public var geometricMean: Double { pow(10, mean) }

  /// For logarithms to base 10: the factor that one deviation stands for, `× 1.6`.
  public var factor: String { "× " + pow(10, deviation).formatted(decimals: 1) }
}

extension Plot {
  /// A line through the means of spreads, within a band from the least to the largest value.
  public static func means(_ title: String, x: [Double], _ spreads: [Spread]) -> [Series] {
    [
      .band("", x: x, lower: spreads.map(\.least), upper: spreads.map(\.most)),
      .linePoints(title, x: x, spreads.map(\.mean)),
    ]
  }
}

extension Page {
  /// Prints from how many seeds a table is, and when and where they were run.
  public func printOrigin(of evidence: Evidence) {
    let seeds = evidence.experiment.seeds.count
    printMeasured("\n\(seeds) seeds, run by `make experiments`")
    var told: Set<String> = []
    for origin in evidence.results.origins where told.insert(origin).inserted {
      printMeasured(origin)
    }
  }
}
