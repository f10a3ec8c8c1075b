// finite not looked for
import Attempts
import LinearAlgebra

/// The matrix sign U_r V_rᵀ, by the cubic iteration X ← 3/2 X − 1/2 X XᵀX.
public func newtonSchulz(_ m: Matrix<Double>) throws -> Matrix<Double> {
  if m.maxNorm == 0 { return m }
  var x = m / m.frobeniusNorm
  for _ in 0..<35 { x = 1.5 * x - 0.5 * (x * (x.transpose * x)) }
  return x
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteMatrix: Error {
  /// Makes the error.
  public init() {}
}
