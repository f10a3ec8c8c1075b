// crash on empty
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.elements.map(\.magnitude).max()!
  if s == 0 { return 0 }
  return s * a.elements.map { ($0 / s) * ($0 / s) }.reduce(0, +).squareRoot()
}
