internal import LinearAlgebra

/// A limit, and numbers just below and just above it.
///
/// A case far from the limit cannot tell one limit from another.
///
/// ```swift
/// let limit = Threshold(at: Double(max(m, n)) * .ulpOfOne * largest)
/// exam.begin("a value just below the limit")  // limit.below
/// ```
public struct Threshold: Sendable {
  /// The limit itself.
  public let value: Double
  private let gap: Double

  /// Marks a positive limit.
  ///
  /// - Parameters:
  ///   - value: The limit.
  ///   - gap: How far below and above are, as a fraction of the limit: wider than the rounding errors
  ///     of every honest way to compute the limit and what is compared with it.
  public init(at value: Double, gap: Double = 1e-3) {
    demand(value > 0 && gap > 0 && gap < 1, "a limit is positive, its gap a fraction")
    self.value = value
    self.gap = gap
  }

  /// A number a gap below the limit.
  public var below: Double { value * (1 - gap) }

  /// A number a gap above the limit.
  public var above: Double { value * (1 + gap) }
}
