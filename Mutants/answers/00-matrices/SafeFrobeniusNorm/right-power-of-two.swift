// right-power of two
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  let s = a.maxNorm
  if s == 0 { return 0 }
  let e = s.exponent
  let t = a.elements.map { Double(sign: .plus, exponent: -(e / 2), significand: $0) }.map { Double(sign: .plus, exponent: -(e - e / 2), significand: $0) }
  let r = t.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return Double(sign: .plus, exponent: e - e / 2, significand: Double(sign: .plus, exponent: e / 2, significand: r))
}
