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
  guard k >= 1, k <= x.columns else { throw NotThatManyLayers() }
  let l = x.columns
  let sizes = (0..<l).map { x[column: $0].norm * y[row: $0].norm }
  let order = (0..<l).sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
  let positive = sizes.filter { $0 > 0 }.count
  if positive <= k { return WeightedChoice(indices: Array(order[..<positive]), weights: Vector(repeating: 1, count: positive)) }
  var tails = [Double](repeating: 0, count: l + 1)
  for c in (0..<l).reversed() { tails[c] = tails[c + 1] + sizes[order[c]] }
  var c = 0
  for d in 0..<k where tails[d] * tails[d] / Double(k - d) < tails[c] * tails[c] / Double(k - c) { c = d }
  var weights = Vector<Double>.zero(l)
  for i in order[..<c] { weights[i] = 1 }
  let rest = tails[c]
  for _ in c..<k {
    var u = generator.uniform() * rest
    var pick = order[c]
    for i in order[c...] where sizes[i] > 0 { pick = i; if u < sizes[i] { break }; u -= sizes[i] }
    weights[pick] += tails[0] / (Double(k - c) * sizes[pick])
  }
  let chosen = (0..<l).filter { weights[$0] > 0 }
  return WeightedChoice(indices: chosen, weights: Vector(chosen.map { weights[$0] }))
}
