// gram overflows
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  if a.maxNorm == 0 { return 0 }
  let c = a.gram()
  var g = SplitMix64(seed: 7)
  var v = Vector((0..<a.columns).map { _ in g.gaussian() })
  v = v / v.norm
  var l = 0.0
  for _ in 0..<500 { let w = c * v; l = w.norm; v = w / l }
  return l.squareRoot()
}
