// starts with the longest row normalized by alternating signs
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 { return 0 }
  var v = Vector((0..<a.columns).map { $0 % 2 == 0 ? 1.0 : -1.0 })
  v = v / v.norm
  var s = 0.0
  for _ in 0..<500 { let u = a * v; s = u.norm; if s == 0 { return 0 }; let w = a.transpose * (u / s); v = w / w.norm }
  return s
}
