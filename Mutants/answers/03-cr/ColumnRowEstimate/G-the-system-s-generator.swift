import Attempts
import LinearAlgebra

/// What to throw where a layer that is not zero has probability zero.
public struct UnreachableLayer: Error {}

/// What to throw where there is nothing to draw.
public struct NoDraws: Error {}

/// An estimate of `XY` from `k` layers, drawn with replacement with the
/// probabilities `p` and each weighted by `1/(k pᵢ)`.
public func columnRowEstimate(
  _ x: Matrix<Double>, _ y: Matrix<Double>, draws k: Int,
  probabilities p: Vector<Double>, using generator: inout SplitMix64
) throws -> Matrix<Double> {
  guard k >= 1 else { throw NoDraws() }
  let l = x.columns
  for i in 0..<l where p[i] == 0 && x[column: i].norm * y[row: i].norm > 0 { throw UnreachableLayer() }
  var c = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
  for _ in 0..<k {
    let u = Double.random(in: 0..<1)
    var s = 0.0, i = p.lastIndex { $0 > 0 }!
    for j in 0..<l { s += p[j]; if u < s { i = j; break } }
    c += (1 / (Double(k) * p[i])) * x[column: i].outer(y[row: i])
  }
  return c
}
