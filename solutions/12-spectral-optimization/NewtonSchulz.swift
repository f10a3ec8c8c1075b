import Attempts
import LinearAlgebra

/// The matrix sign U_r V_rᵀ, by the cubic iteration X ← 3/2 X − 1/2 X XᵀX.
public func newtonSchulz(_ m: Matrix<Double>) throws -> Matrix<Double> {
  // answer.begin
  guard m.isFinite else { throw InfiniteMatrix() }
  let norm = m.frobeniusNorm
  if norm == 0 { return m }
  var x = m / norm
  for _ in 0..<35 { x = 1.5 * x - 0.5 * (x * x.gram()) }
  return x
  // answer.end
}

/// What to throw when an entry is infinite or not a number.
public struct InfiniteMatrix: Error {
  /// Makes the error.
  public init() {}
}
