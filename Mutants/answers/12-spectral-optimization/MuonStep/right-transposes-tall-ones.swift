// right-transposes tall ones
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
  let tall = w.rows > w.columns
  var x = tall ? n.transposed() : n
  if x.maxNorm > 0 { x = x / x.frobeniusNorm }
  for _ in 0..<5 {
    let a = x.rowGram()
    let b = -4.7750 * a + 2.0315 * a.rowGram()
    x = 3.4445 * x + b * x
  }
  if tall { x = x.transposed() }
  return (w - (rate * decay) * w - (rate * (tall ? (Double(w.rows) / Double(w.columns)).squareRoot() : 1)) * x, mom)
}

/// What to throw when a gradient has an entry that is infinite or not a number.
public struct InfiniteGradient: Error {
  /// Makes the error.
  public init() {}
}
