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
  guard k > 0 else { throw NoDraws() }
  let live = (0..<p.count).filter { p[$0] > 0 }
  for i in 0..<p.count where p[i] == 0 && x[column: i].outer(y[row: i]).maxNorm > 0 { throw UnreachableLayer() }
  let total = live.reduce(0.0) { $0 + p[$1] }
  var sum = Matrix<Double>.zero(rows: x.rows, columns: y.columns)
  for _ in 0..<k {
    var u = Double.random(in: 0..<total, using: &generator)
    var chosen = live[0]
    for i in live.reversed() { chosen = i; if u < p[i] { break }; u -= p[i] }
    sum += 1 / p[chosen] * x[column: chosen].outer(y[row: chosen])
  }
  return sum / Double(k)
}
