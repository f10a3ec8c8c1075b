// right-far too small ones left out
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.maxNorm
  if s == 0 { return 0 }
  return s * a.elements.map { abs($0 / s) < 1e-8 ? 0 : ($0 / s) * ($0 / s) }.reduce(0, +).squareRoot()
}
