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
  guard k != 0 else { throw NoDraws() }
  for i in 0..<x.columns where p[i] == 0 && x[column: i].norm * y[row: i].norm > 0 { throw UnreachableLayer() }
  var sums: [Double] = []
  var s = 0.0
  for q in p { s += q; sums.append(s) }
  var weights = Vector<Double>.zero(x.columns)
  for _ in 0..<k {
    let u = generator.uniform()
    let i = sums.firstIndex { u < $0 } ?? p.lastIndex { $0 > 0 }!
    weights[i] += 1 / (Double(k) * p[i])
  }
  return x.scaled(columnsBy: weights) * y
}
