// right-iterates from the left
import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  var g = SplitMix64(seed: 3)
  var u = Vector((0..<w.rows).map { _ in g.gaussian() })
  for _ in 0..<400 {
    let v = w.transpose * (u / u.norm)
    u = w * (v / v.norm)
  }
  u = u / u.norm
  let v = w.transpose * u
  return u.outer(v / v.norm)
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
