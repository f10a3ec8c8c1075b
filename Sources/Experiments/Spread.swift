internal import LinearAlgebra

/// The mean of a measure over seeds, and how far the seeds scatter around it.
public struct Spread: Equatable, Sendable {
  /// The values, a seed each.
  public let values: [Double]

  /// Gathers values.
  ///
  /// - Precondition: There are at least two, since one value has no spread.
  public init(_ values: [Double]) {
    demand(values.count >= 2, "a spread needs at least two values, and there are \(values.count)")
    self.values = values
  }

  /// The mean, `Σx/n`.
  public var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// The standard deviation, `√(Σ(x − mean)²/(n − 1))`.
  public var deviation: Double {
    let center = mean
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// The standard error of the mean, the deviation over `√n`.
  public var error: Double { deviation / Double(values.count).squareRoot() }

  /// The least value.
  public var least: Double { values.min() ?? .nan }

  /// The largest value.
  public var most: Double { values.max() ?? .nan }

  /// Where one more value lies in a share of all cases, if the values are independent and normal.
  ///
  /// `mean ± t · deviation · √(1 + 1/n)` with the quantile `t` of Student's distribution for `n − 1` degrees of freedom. What cannot be below or above a value
  /// still may be in the interval: it is a bound.
  public func interval(share: Double) -> ClosedRange<Double> {
    let n = Double(values.count)
    let t = StudentT(degrees: values.count - 1).bound(share: share)
    let half = t * deviation * (1 + 1 / n).squareRoot()
    return (mean - half)...(mean + half)
  }
}
