internal import LinearAlgebra

/// How much a statistic would vary if other things had been drawn of the same kind: it is computed for many samples of the things
/// at hand, drawn with replacement.
///
/// Source: Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 13.
public enum Bootstrap {
  /// Samples of the numbers below a count, as many in each, drawn with replacement.
  public static func samples(
    of count: Int, repetitions: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    (0..<repetitions).map { _ in
      (0..<count).map { _ in Int(generator.uniform() * Double(count)) }
    }
  }

  /// The interval between two quantiles of values, those that leave half of `1 − level` on each side.
  ///
  /// - Precondition: There are values, and the level lies between 0 and 1.
  public static func interval(_ values: [Double], level: Double = 0.95) -> ClosedRange<Double> {
    demand(!values.isEmpty, "no values have no interval")
    demand(level > 0 && level < 1, "a level lies between 0 and 1, not \(level)")
    let sorted = values.sorted()
    let least = quantile(sorted, (1 - level) / 2)
    return least...max(least, quantile(sorted, (1 + level) / 2))
  }

  /// Between neighbors, quantiles are interpolated.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
