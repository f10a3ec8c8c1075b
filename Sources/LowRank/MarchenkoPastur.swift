internal import RealModule
internal import LinearAlgebra

/// The law of the eigenvalues of pure noise, for the shape of a matrix.
///
/// Fill an m × n matrix (m ≤ n) with independent numbers of mean 0 and variance 1/n. As it grows
/// with `β = m/n` fixed, the squares of its singular values spread over `(1 ± √β)²` with density
/// `√((b − x)(x − a)) / (2πβx)`, whatever the distribution of the numbers. Source: Marchenko and
/// Pastur, 1967, https://doi.org/10.1070/SM1967v001n04ABEH001994.
public struct MarchenkoPastur: Equatable, Sendable {
  /// The aspect ratio β = m/n of the shorter to the longer side, in (0, 1].
  public let aspectRatio: Double

  /// Makes the law for an aspect ratio.
  ///
  /// - Precondition: The ratio is in (0, 1].
  public init(aspectRatio: Double) {
    demand(
      aspectRatio > 0 && aspectRatio <= 1, "an aspect ratio is in (0, 1], not \(aspectRatio)")
    self.aspectRatio = aspectRatio
  }

  /// The interval that holds all the mass, from `(1 − √β)²` to `(1 + √β)²`.
  public var support: ClosedRange<Double> {
    let root = aspectRatio.squareRoot()
    return ((1 - root) * (1 - root))...((1 + root) * (1 + root))
  }

  /// The density at a point; 0 outside the support.
  public func density(_ x: Double) -> Double {
    guard x > 0, support.contains(x) else { return 0 }
    let spread = (support.upperBound - x) * (x - support.lowerBound)
    return spread.squareRoot() / (2 * .pi * aspectRatio * x)
  }

  /// The median of the law.
  ///
  /// With `x = 1 + β + 2√β cos θ` the mass above x is, in closed form,
  /// `(θ − sin θ/√β + (1/β − 1) atan(√β sin θ / (1 + √β cos θ))) / π`. Bisection finds the angle
  /// at which it is one half.
  ///
  /// - Complexity: O(1)
  public var median: Double {
    var (low, high) = (0.0, Double.pi)
    // Sixty halvings of an interval of length π reach the last bit.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if massAbove(angle: middle) < 0.5 { low = middle } else { high = middle }
    }
    return 1 + aspectRatio + 2 * aspectRatio.squareRoot() * .cos(low)
  }

  private func massAbove(angle: Double) -> Double {
    let root = aspectRatio.squareRoot()
    let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
    let arc = Double.atan2(y: root * sine, x: 1 + root * cosine)
    return (angle - sine / root + (1 / aspectRatio - 1) * arc) / .pi
  }
}
