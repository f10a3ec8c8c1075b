// A alone
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 || !a.isSquare { return a.frobeniusNorm }
  var g = SplitMix64(seed: 7)
  var v = Vector((0..<a.columns).map { _ in g.gaussian() })
  v = v / v.norm
  var s = 0.0
  for _ in 0..<500 { let u = a * v; s = u.norm; v = u / s }
  return s
}
