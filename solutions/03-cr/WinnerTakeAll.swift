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
  // answer.begin
  let l = x.columns
  if k < 1 || k > l { throw NotThatManyLayers() }
  let sizes = (0..<l).map { x[column: $0].norm * y[row: $0].norm }
  let order = (0..<l).filter { sizes[$0] > 0 }.sorted {
    sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1]
  }
  if order.count <= k {
    return WeightedChoice(
      indices: order, weights: Vector(repeating: 1, count: order.count))
  }
  var tails = [0.0]
  for i in order.reversed() { tails.insert(tails[0] + sizes[i], at: 0) }
  let bounds = (0..<k).map { tails[$0] * tails[$0] / Double(k - $0) }
  var c = 0
  for candidate in 1..<max(k, 1) where bounds[candidate] < bounds[c] {
    c = candidate
  }
  var weights = Vector<Double>.zero(l)
  for i in order.prefix(c) { weights[i] = 1 }
  for _ in c..<k {
    var left = generator.uniform() * tails[c]
    var drawn = order[c]
    for i in order.dropFirst(c) {
      drawn = i
      left -= sizes[i]
      if left < 0 { break }
    }
    weights[drawn] += tails[c] / (Double(k - c) * sizes[drawn])
  }
  let chosen = (0..<l).filter { weights[$0] != 0 }
  return WeightedChoice(
    indices: chosen, weights: Vector(chosen.map { weights[$0] }))
  // answer.end
}
