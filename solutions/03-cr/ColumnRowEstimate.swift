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
  // answer.begin
  if k < 1 { throw NoDraws() }
  for i in 0..<p.count where p[i] == 0 {
    if x[column: i].norm > 0 && y[row: i].norm > 0 { throw UnreachableLayer() }
  }
  var weights = Vector<Double>.zero(p.count)
  for _ in 0..<k {
    let u = generator.uniform()
    var sum = 0.0
    var drawn = 0
    for i in 0..<p.count where p[i] > 0 {
      drawn = i
      sum += p[i]
      if u < sum { break }
    }
    weights[drawn] += 1 / (Double(k) * p[drawn])
  }
  return x.scaled(columnsBy: weights) * y
  // answer.end
}
