internal import LinearAlgebra

/// Whether one case is above another, by their difference at each seed.
///
/// Cases that share a seed share what it decides, so the differences scatter less than the cases do. A difference may be stated in words only where it ``isSettled``:
/// where Student's test of the mean difference refuses zero. The doubt is shared evenly among comparisons made side by side (Bonferroni), and is exact for normal differences.
public struct Comparison: Equatable, Sendable {
  /// What the first has more than the second, a seed each.
  public let differences: Spread
  /// The number of standard errors that the mean difference must exceed.
  public let required: Double

  /// Compares two cases over the same seeds.
  ///
  /// - Parameters:
  ///   - first: The values of one case.
  ///   - second: Those of the other, in the order of the same seeds.
  ///   - count: How many comparisons are made side by side. The more there are, the more of them would look settled by chance.
  ///   - doubt: How likely it may be that any of them is called settled where nothing differs.
  public init(_ first: Spread, _ second: Spread, among count: Int = 1, doubt: Double = 0.05) {
    let (n, other) = (first.values.count, second.values.count)
    demand(n == other, "\(n) values cannot be compared with \(other), seed by seed")
    demand(count >= 1, "\(count) comparisons are none")
    differences = Spread(zip(first.values, second.values).map { $0 - $1 })
    required = StudentT(degrees: n - 1).bound(share: 1 - doubt / Double(count))
  }

  /// Whether the mean difference exceeds the required number of standard errors.
  public var isSettled: Bool { differences.mean.magnitude > required * differences.error }

  /// Whether the first is above, as far as that is settled.
  public var isAbove: Bool { isSettled && differences.mean > 0 }

  /// Whether the first is below, as far as that is settled.
  public var isBelow: Bool { isSettled && differences.mean < 0 }

  /// One of three words: for above, for below, and for what is not settled.
  public func word(above: String, below: String, open: String = "not settled") -> String {
    isAbove ? above : isBelow ? below : open
  }
}
