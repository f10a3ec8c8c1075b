// first entry
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  guard let s = a.elements.first, s != 0 else { return 0 }
  return abs(s) * (a / s).elements.map { $0 * $0 }.reduce(0, +).squareRoot()
}
