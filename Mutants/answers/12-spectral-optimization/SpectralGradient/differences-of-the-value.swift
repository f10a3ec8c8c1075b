// differences of the value
import Attempts
import LinearAlgebra

/// The gradient of the spectral norm, u₁v₁ᵀ, by power iteration; where the
/// largest singular value is repeated, an element of the subdifferential.
public func spectralGradient(_ w: Matrix<Double>) throws -> Matrix<Double> {
  guard w.isFinite else { throw InfiniteWeight() }
  if w.maxNorm == 0 { return w }
  var g = SplitMix64(seed: 4)
  func norm(_ a: Matrix<Double>) -> Double {
    var v = Vector((0..<a.columns).map { _ in g.gaussian() })
    for _ in 0..<200 {
      let u = a * (v / v.norm)
      v = a.transpose * u
    }
    return (a * (v / v.norm)).norm
  }
  return Matrix(rows: w.rows, columns: w.columns) { i, j in
    var (a, b) = (w, w)
    a[i, j] += 1e-6
    b[i, j] -= 1e-6
    return (norm(a) - norm(b)) / 2e-6
  }
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteWeight: Error {
  /// Makes the error.
  public init() {}
}
