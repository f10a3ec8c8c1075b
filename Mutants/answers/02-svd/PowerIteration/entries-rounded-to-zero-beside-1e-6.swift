// entries rounded to zero beside 1e-6
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 { return 0 }
  let b = a.map { abs($0) < 1e-6 ? 0 : $0 }
  var g = SplitMix64(seed: 7)
  var v = Vector((0..<a.columns).map { _ in g.gaussian() })
  v = v / v.norm
  var s = 0.0
  for _ in 0..<500 { let u = b * v; s = u.norm; if s == 0 { return 0 }; let w = b.transpose * (u / s); v = w / w.norm }
  return s
}
