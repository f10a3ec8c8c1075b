import Attempts
import LinearAlgebra

/// A weight after several steps of spectral decay, `W ← W − c σ₁u₁v₁ᵀ`.
public func spectralDecay(
  _ w: Matrix<Double>, decay: Double, steps: Int
) throws -> Matrix<Double> {
  throw NotAttempted()
}

/// What to throw when a decay would turn a singular value around, or let it
/// grow.
public struct ImpossibleDecay: Error {
  /// Makes the error.
  public init() {}
}
