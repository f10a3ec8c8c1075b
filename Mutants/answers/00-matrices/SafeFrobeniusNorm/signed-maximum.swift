// signed maximum
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.elements.max() ?? 0
  if s == 0 { return 0 }
  return abs(s) * (a / s).elements.map { $0 * $0 }.reduce(0, +).squareRoot()
}
