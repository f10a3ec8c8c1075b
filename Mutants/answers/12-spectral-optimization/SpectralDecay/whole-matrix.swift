// whole matrix
import Attempts
import LinearAlgebra

/// A weight after several steps of spectral decay, `W ← W − c σ₁u₁v₁ᵀ`.
public func spectralDecay(
  _ w: Matrix<Double>, decay: Double, steps: Int
) throws -> Matrix<Double> {
  guard decay >= 0 && decay <= 1 else { throw ImpossibleDecay() }
  return (0..<steps).reduce(w) { a, _ in a * (1 - decay) }
}

/// What to throw when a decay would turn a singular value around, or let it
/// grow.
public struct ImpossibleDecay: Error {
  /// Makes the error.
  public init() {}
}
