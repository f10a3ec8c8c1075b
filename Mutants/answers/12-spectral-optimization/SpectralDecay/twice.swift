// twice
import Attempts
import LinearAlgebra

/// A weight after several steps of spectral decay, `W ← W − c σ₁u₁v₁ᵀ`.
public func spectralDecay(
  _ w: Matrix<Double>, decay: Double, steps: Int
) throws -> Matrix<Double> {
  guard decay >= 0 && decay <= 1 else { throw ImpossibleDecay() }
  var w = w
  for _ in 0..<steps {
    let svd = try SVD(w)
    let (u, s, v) = (svd.u[column: 0], svd.singularValues[0], svd.v[column: 0])
    w = w - (2 * decay * s) * u.outer(v)
  }
  return w
}

/// What to throw when a decay would turn a singular value around, or let it
/// grow.
public struct ImpossibleDecay: Error {
  /// Makes the error.
  public init() {}
}
