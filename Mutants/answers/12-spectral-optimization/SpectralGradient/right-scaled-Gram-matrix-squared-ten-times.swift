// right-scaled Gram matrix squared ten times
import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  let a = w / w.maxNorm
  var c = a.gram()
  for _ in 0..<14 {
    c = c / c.frobeniusNorm
    c = c * c
  }
  var g = SplitMix64(seed: 9)
  var v = c * Vector((0..<w.columns).map { _ in g.gaussian() })
  v = v / v.norm
  let u = a * v
  return (u / u.norm).outer(v)
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
