// right-own hypot
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  a.elements.reduce(0.0) { r, x in
    let (p, q) = (max(r, abs(x)), min(r, abs(x)))
    return p == 0 ? 0 : p * (1 + (q / p) * (q / p)).squareRoot()
  }
}
