public import LinearAlgebra
import LowRank

/// Weight decay that shrinks only the largest singular value of each matrix, `W ← W − ηλ σ₁u₁v₁ᵀ`.
///
/// It descends on `½λ‖W‖₂²` where the usual decay `W ← (1 − ηλ)W` descends on `½λ‖W‖_F²`. The vectors of
/// the step before are where the next search starts, so that a few products a step are enough. Source: Su
/// Jianlin, "Thoughts from the gradient of the spectral norm to a new kind of weight decay", 2024,
/// https://kexue.fm/archives/10648.
public struct SpectralDecay<Scalar: LinearAlgebraScalar>: Sendable {
  /// The strength λ.
  public let strength: Scalar
  private let tolerance: Scalar
  private var vectors: [String: Vector<Scalar>] = [:]
  private var generator: SplitMix64

  /// Prepares to shrink.
  ///
  /// - Parameters:
  ///   - strength: The number λ, at least 0.
  ///   - tolerance: The relative residual of the singular vectors. The decay brings the largest values
  ///     together, where a much smaller one takes the search a thousand steps.
  ///   - seed: Where the first search of each matrix starts.
  /// - Precondition: λ is not negative, the tolerance positive.
  public init(strength: Scalar, tolerance: Scalar = 1e-2, seed: UInt64) {
    demand(strength >= 0, "a decay is not negative, as \(strength) is")
    demand(tolerance > 0, "a tolerance is positive, not \(tolerance)")
    (self.strength, self.tolerance) = (strength, tolerance)
    generator = SplitMix64(seed: seed)
  }

  /// Shrinks the trained matrices whose names a rule accepts.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - rate: The rate η of the step.
  ///   - isChosen: Which parameters.
  /// - Throws: As ``LowRank/LeadingTriplet``; the matrices before the one that fails are shrunk.
  /// - Complexity: A few products with a vector for each matrix.
  public mutating func apply(
    to model: inout some Parametrized<Scalar>, rate: Scalar,
    where isChosen: (String) -> Bool = { _ in true }
  ) throws(LinearAlgebraError) {
    var failure: LinearAlgebraError?
    model.withParameters { name, parameter in
      guard failure == nil, parameter.isTrainable, isChosen(name) else { return }
      do throws(LinearAlgebraError) {
        let triplet = try search(name, parameter.value)
        vectors[name] = triplet.right
        parameter.value -= (rate * strength) * triplet.halfSquareGradient
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private mutating func search(
    _ name: String, _ value: Matrix<Scalar>
  ) throws(LinearAlgebraError) -> LeadingTriplet<Scalar> {
    if let known = vectors[name] {
      return try LeadingTriplet(of: value, near: known, tolerance: tolerance)
    }
    return try LeadingTriplet(of: value, tolerance: tolerance, using: &generator)
  }
}
