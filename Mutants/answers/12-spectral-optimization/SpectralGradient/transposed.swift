// transposed
import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  var g = SplitMix64(seed: 77)
  var v = Vector((0..<w.columns).map { _ in g.gaussian() })
  var u = w * v
  for _ in 0..<300 {
    u = w * v
    u = u / u.norm
    v = w.transpose * u
    v = v / v.norm
  }
  return v.outer(u)
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
