import Attempts
import LinearAlgebra

/// The Frobenius norm of a matrix, right even where the squares of its
/// entries are too large or too small for a `Double`.
public func safeFrobeniusNorm(_ a: Matrix<Double>) throws -> Double {
  // answer.begin
  let largest = a.elements.map(\.magnitude).max() ?? 0
  if largest == 0 { return 0 }
  var sum = 0.0
  for x in a.elements {
    let scaled = x / largest
    sum += scaled * scaled
  }
  return largest * sum.squareRoot()
  // answer.end
}
