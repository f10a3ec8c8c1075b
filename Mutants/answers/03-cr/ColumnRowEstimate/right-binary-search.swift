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
  let l = p.count
  for i in 0..<l where p[i] <= 0 && x[column: i].norm * y[row: i].norm != 0 { throw UnreachableLayer() }
  var ends: [Double] = [], layers: [Int] = []
  for i in 0..<l where p[i] > 0 { ends.append((ends.last ?? 0) + p[i]); layers.append(i) }
  let picks = (0..<k).map { _ -> Int in
    let u = generator.uniform() * ends.last!
    var lo = 0, hi = ends.count - 1
    while lo < hi { let m = (lo + hi) / 2; if u < ends[m] { hi = m } else { lo = m + 1 } }
    return layers[lo]
  }
  return x[columns: picks].scaled(columnsBy: Vector(picks.map { 1 / (p[$0] * Double(k)) })) * y[rows: picks]
}
