// right-fixed threshold three branches
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.maxNorm
  if s > 1e150 { return 1e200 * a.elements.map { ($0 / 1e200) * ($0 / 1e200) }.reduce(0, +).squareRoot() }
  if s < 1e-150 { return 1e-200 * a.elements.map { ($0 / 1e-200) * ($0 / 1e-200) }.reduce(0, +).squareRoot() }
  return a.elements.map { $0 * $0 }.reduce(0, +).squareRoot()
}
