// right-by the singular values
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
  let norm = n.frobeniusNorm
  if norm == 0 { return ((1 - rate * decay) * w, mom) }
  let svd = try SVD(n)
  let sizes = Vector(svd.singularValues.map { sigma -> Double in
    var x = sigma / norm
    for _ in 0..<5 { x = x * (3.4445 + x * x * (-4.7750 + x * x * 2.0315)) }
    return x
  })
  let x = svd.u.scaled(columnsBy: sizes) * svd.v.transpose
  let s = w.rows > w.columns ? (Double(w.rows) / Double(w.columns)).squareRoot() : 1
  return ((1 - rate * decay) * w - (rate * s) * x, mom)
}

/// What to throw when a gradient has an entry that is infinite or not a number.
public struct InfiniteGradient: Error {
  /// Makes the error.
  public init() {}
}
