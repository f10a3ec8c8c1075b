// right-blas scale and sum
import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  var scale = 0.0, sum = 1.0
  for x in a.elements where x != 0 {
    let y = abs(x)
    if y > scale { sum = 1 + sum * (scale / y) * (scale / y); scale = y } else { sum += (y / scale) * (y / scale) }
  }
  return scale * sum.squareRoot()
}
