// stops when the value does not change
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
  var s = 0.0
  for _ in 0..<3000 {
    u = w * v
    let u2 = u.norm
    u = u / u2
    v = w.transpose * u
    v = v / v.norm
    if abs(u2 - s) < 1e-15 * u2 { break }
    s = u2
  }
  return u.outer(v)
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
