// right-from the left
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 { return 0 }
  var g = SplitMix64(seed: 3)
  var u = Vector((0..<a.rows).map { _ in g.gaussian() })
  u = u / u.norm
  var s = 0.0
  for _ in 0..<300 { let v = a.transpose * u; let n = v.norm; let w = a * (v / n); s = w.norm; u = w / s }
  return s
}
