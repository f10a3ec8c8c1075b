import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  // answer.begin
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  var generator = SplitMix64(seed: 1)
  var v = Vector((0..<w.columns).map { _ in generator.gaussian() })
  v = v / v.norm
  var u = w * v
  for _ in 0..<1000 {
    u = w * v
    let sigma = u.norm
    u = u / sigma
    let back = w.transpose * u
    if (back - sigma * v).norm <= 1e-12 * sigma { break }
    v = back / back.norm
  }
  return u.outer(v)
  // answer.end
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
