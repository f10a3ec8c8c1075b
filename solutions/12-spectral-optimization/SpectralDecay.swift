import Attempts
import LinearAlgebra

/// A weight after several steps of spectral decay, `W ← W − c σ₁u₁v₁ᵀ`.
public func spectralDecay(
  _ w: Matrix<Double>, decay: Double, steps: Int
) throws -> Matrix<Double> {
  // answer.begin
  guard decay >= 0 && decay <= 1 else { throw ImpossibleDecay() }
  let svd = try SVD(w)
  var sizes = svd.singularValues
  for _ in 0..<steps {
    var top = 0
    for k in sizes.indices where sizes[k] > sizes[top] { top = k }
    sizes[top] *= 1 - decay
  }
  return svd.u.scaled(columnsBy: sizes) * svd.v.transpose
  // answer.end
}

/// What to throw when a decay would turn a singular value around, or let it
/// grow.
public struct ImpossibleDecay: Error {
  /// Makes the error.
  public init() {}
}
