// starts with first unit vector
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 { return 0 }
  var v = Vector<Double>.zero(a.columns)
  v[0] = 1
  var s = 0.0
  for _ in 0..<500 { let u = a * v; s = u.norm; if s == 0 { return 0 }; let w = a.transpose * (u / s); v = w / w.norm }
  return s
}
