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
  if k < 1 { throw NoDraws() }
  for i in 0..<x.columns {
    if p[i] > 0 { continue }
    if x[column: i].maxNorm2 > 0 && y[row: i].maxNorm2 > 0 { throw UnreachableLayer() }
  }
  var c = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
  for _ in 0..<k {
    var u = generator.uniform()
    var pick = -1
    for i in p.indices where p[i] > 0 {
      pick = i
      if u < p[i] { break }
      u -= p[i]
    }
    c += x[column: pick].outer(y[row: pick]) / (Double(k) * p[pick])
  }
  return c
}

extension Vector where Scalar == Double {
  var maxNorm2: Double { map { abs($0) }.max() ?? 0 }
}
