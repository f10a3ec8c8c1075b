import Attempts
import LinearAlgebra

/// One step of Muon: what becomes of a weight and its momentum.
public func muonStep(
  weight w: Matrix<Double>, gradient g: Matrix<Double>,
  momentum m: Matrix<Double>, rate: Double, decay: Double
) throws -> (weight: Matrix<Double>, momentum: Matrix<Double>) {
  // answer.begin
  guard g.isFinite else { throw InfiniteGradient() }
  let momentum = 0.95 * m + 0.05 * g
  let ahead = 0.95 * momentum + 0.05 * g
  let norm = ahead.frobeniusNorm
  var x = norm > 0 ? ahead / norm : ahead
  for _ in 0..<5 {
    let gram = x.rowGram()
    let inner = -4.7750 * gram + 2.0315 * (gram * gram)
    x = 3.4445 * x + inner * x
  }
  let aspect = Double(w.rows) / Double(w.columns)
  let scale = max(1, aspect).squareRoot()
  return ((1 - rate * decay) * w - (rate * scale) * x, momentum)
  // answer.end
}

/// What to throw when a gradient has an entry that is infinite or not a number.
public struct InfiniteGradient: Error {
  /// Makes the error.
  public init() {}
}
