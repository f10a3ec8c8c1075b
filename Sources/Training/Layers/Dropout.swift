public import LinearAlgebra

/// Numbers that are left out at random while a layer learns, so that it relies on none of them.
///
/// While it is active, each number becomes zero with probability p, and `1/(1 − p)` times itself
/// otherwise, so that its mean stays; the gradient goes the way that the numbers went. While it is not,
/// everything passes. Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a
/// simple way to prevent neural networks from overfitting", J. Mach. Learn. Res. 15, 2014,
/// https://jmlr.org/papers/v15/srivastava14a.html; scaled while training, as is usual today.
public struct Dropout<Scalar: LinearAlgebraScalar>: Sendable {
  /// The probability p with which a number is left out, from 0 to below 1.
  public let probability: Double
  /// Whether numbers are left out now.
  public var isActive = false
  private var generator: SplitMix64
  /// What the last pass multiplied by; nil if all passed.
  private var mask: Matrix<Scalar>?

  /// Prepares to leave numbers out.
  ///
  /// - Parameters:
  ///   - probability: The probability p.
  ///   - seed: Where the randomness starts; two dropouts with one seed leave out the same.
  /// - Precondition: p is at least 0 and less than 1.
  public init(probability: Double, seed: UInt64) {
    demand(
      probability >= 0 && probability < 1,
      "a number is left out with a probability of at least 0 and less than 1, not \(probability)")
    self.probability = probability
    generator = SplitMix64(seed: seed)
  }

  /// The numbers that are left, entry by entry `x·d/(1 − p)` with d 0 or 1.
  public mutating func forward(_ x: Matrix<Scalar>) -> Matrix<Scalar> {
    mask = nil
    if !isActive || probability == 0 { return x }
    let kept = 1 / Scalar(1 - probability)
    let drawn = Matrix<Scalar>(rows: x.rows, columns: x.columns) { _, _ in
      Double.random(in: 0..<1, using: &generator) < probability ? 0 : kept
    }
    mask = drawn
    return x.hadamard(drawn)
  }

  /// The gradient with respect to the input of the last forward pass.
  public func backward(_ gradient: Matrix<Scalar>) -> Matrix<Scalar> {
    mask.map { gradient.hadamard($0) } ?? gradient
  }
}
