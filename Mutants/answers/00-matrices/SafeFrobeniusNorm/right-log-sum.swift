// right-log sum
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.elements.filter { $0 != 0 }.map { 2 * Double.log(abs($0)) }
  guard let top = s.max() else { return 0 }
  return Double.exp((top + Double.log(s.reduce(0) { $0 + Double.exp($1 - top) })) / 2)
}
