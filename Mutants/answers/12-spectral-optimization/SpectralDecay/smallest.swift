// smallest
import Attempts
import LinearAlgebra

/// A weight after several steps of spectral decay, `W ← W − c σ₁u₁v₁ᵀ`.
public func spectralDecay(
  _ w: Matrix<Double>, decay: Double, steps: Int
) throws -> Matrix<Double> {
  guard decay >= 0 && decay <= 1 else { throw ImpossibleDecay() }
  let svd = try SVD(w)
  var s = svd.singularValues
  for _ in 0..<steps { s[s.count - 1] *= 1 - decay }
  return svd.u.scaled(columnsBy: s) * svd.v.transpose
}

/// What to throw when a decay would turn a singular value around, or let it
/// grow.
public struct ImpossibleDecay: Error {
  /// Makes the error.
  public init() {}
}
