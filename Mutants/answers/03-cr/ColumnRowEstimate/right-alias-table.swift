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
  for i in 0..<l where p[i] == 0 && x[column: i].norm > 0 && y[row: i].norm > 0 { throw UnreachableLayer() }
  var prob = [Double](repeating: 1, count: l), alias = Array(0..<l)
  var scaled = p.map { $0 * Double(l) }
  var small = scaled.indices.filter { scaled[$0] < 1 }, large = scaled.indices.filter { scaled[$0] >= 1 }
  while let s = small.last, let g = large.last {
    small.removeLast(); large.removeLast()
    prob[s] = scaled[s]; alias[s] = g
    scaled[g] = (scaled[g] + scaled[s]) - 1
    if scaled[g] < 1 { small.append(g) } else { large.append(g) }
  }
  for s in small { prob[s] = p[s] > 0 ? 1 : 0; alias[s] = p.lastIndex { $0 > 0 }! }
  var c = Vector<Double>.zero(l)
  for _ in 0..<k {
    let i = Int(generator.uniform() * Double(l))
    let j = generator.uniform() < prob[i] ? i : alias[i]
    c[j] += 1
  }
  for i in 0..<l where c[i] > 0 { c[i] /= Double(k) * p[i] }
  return x.scaled(columnsBy: c) * y
}
