// sign of the largest entry
import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  var best = (0, 0)
  for i in 0..<w.rows { for j in 0..<w.columns where abs(w[i, j]) > abs(w[best.0, best.1]) { best = (i, j) } }
  var g = Matrix<Double>.zero(rows: w.rows, columns: w.columns)
  g[best.0, best.1] = w[best.0, best.1] < 0 ? -1 : 1
  return g
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
