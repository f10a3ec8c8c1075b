import Attempts
import LinearAlgebra

/// Chosen layers, each listed once, and the weight of each.
public struct WeightedChoice: Equatable {
  /// The numbers of the layers, counted from 0.
  public let indices: [Int]
  /// The weight of each of them.
  public let weights: Vector<Double>

  /// Puts numbers and weights together.
  public init(indices: [Int], weights: Vector<Double>) {
    self.indices = indices
    self.weights = weights
  }
}

/// The largest layers of `XY` for certain with weight 1, and draws from the
/// others, `k` in all.
public func winnerTakeAll(
  _ x: Matrix<Double>, _ y: Matrix<Double>, count k: Int,
  using generator: inout SplitMix64
) throws -> WeightedChoice {
  guard (1...max(1, x.columns)).contains(k), k <= x.columns else { throw NotThatManyLayers() }
  var live: [(Double, Int)] = []
  for i in 0..<x.columns { let s = x[column: i].norm * y[row: i].norm; if s != 0 { live.append((s, i)) } }
  live.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 > $1.1 }
  if live.count <= k { return WeightedChoice(indices: live.map(\.1), weights: Vector(repeating: 1, count: live.count)) }
  var best = (bound: Double.infinity, c: 0, rest: 0.0), r = 0.0
  for (t, item) in live.enumerated() {
    r += item.0
    let c = live.count - 1 - t
    if c < k { let b = r / Double(k - c).squareRoot(); if b <= best.bound { best = (b, c, r) } }
  }
  let others = live.dropLast(best.c)
  var counts = [Int](repeating: 0, count: others.count)
  for _ in best.c..<k {
    var u = generator.uniform() * best.rest, t = 0
    while t < others.count - 1 && u >= others[t].0 { u -= others[t].0; t += 1 }
    counts[t] += 1
  }
  var indices = live.suffix(best.c).map(\.1), weights = [Double](repeating: 1, count: best.c)
  for t in 0..<others.count where counts[t] > 0 {
    indices.append(others[t].1)
    weights.append(Double(counts[t]) * best.rest / (Double(k - best.c) * others[t].0))
  }
  return WeightedChoice(indices: indices, weights: Vector(weights))
}
