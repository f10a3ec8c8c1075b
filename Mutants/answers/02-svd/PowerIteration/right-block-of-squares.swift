// right-block of squares
import Attempts
import LinearAlgebra

/// The largest singular value of a matrix, by power iteration: multiply by `A`
/// and `Aᵀ` in turn until the length of `Av` settles.
public func largestSingularValue(_ a: Matrix<Double>) throws -> Double {
  let m = a.maxNorm
  if m == 0 { return 0 }
  var c = (a / m).rowGram()
  var log = 0.0
  for k in 0..<40 { let f = c.frobeniusNorm; c = c / f; log += Double.log(f) / Double(1 << k); if k < 39 { c = (c * c) } }
  return m * Double.exp(log / 2)
}
