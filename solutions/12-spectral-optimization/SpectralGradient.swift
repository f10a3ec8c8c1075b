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
  for _ in 0..<300 {
    let u = w * v
    let back = w.transpose * (u / u.norm)
    v = back / back.norm
  }
  let u = w * v
  return (u / u.norm).outer(v)
  // answer.end
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
