// right-sorted ascending
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let x = a.elements.map(\.magnitude).sorted()
  guard let s = x.last, s > 0 else { return 0 }
  return s * x.reduce(0) { $0 + ($1 / s) * ($1 / s) }.squareRoot()
}
