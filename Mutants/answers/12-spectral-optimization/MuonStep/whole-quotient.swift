// whole quotient
import Attempts
import LinearAlgebra

/// One step of Muon: what becomes of a weight and its momentum.
public func muonStep(
  weight w: Matrix<Double>, gradient g: Matrix<Double>,
  momentum m: Matrix<Double>, rate: Double, decay: Double
) throws -> (weight: Matrix<Double>, momentum: Matrix<Double>) {
  guard g.isFinite else { throw InfiniteGradient() }
  let mom = 0.95 * m + 0.05 * g
  let n = 0.95 * mom + 0.05 * g
  var x = n.frobeniusNorm == 0 ? n : n / n.frobeniusNorm
  for _ in 0..<5 {
    let a = x * x.transpose
    x = 3.4445 * x + (-4.7750 * a + 2.0315 * (a * a)) * x
  }
  let s = Double(max(1, w.rows / w.columns)).squareRoot()
  return ((1 - rate * decay) * w - rate * s * x, mom)
}

/// What to throw when a gradient has an entry that is infinite or not a number.
public struct InfiniteGradient: Error {
  /// Makes the error.
  public init() {}
}
