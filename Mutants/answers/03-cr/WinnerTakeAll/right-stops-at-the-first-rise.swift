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
  let l = x.columns
  if k < 1 || k > l { throw NotThatManyLayers() }
  let s = (0..<l).map { x[column: $0].outer(y[row: $0]).frobeniusNorm }
  let order = s.indices.filter { s[$0] > 0 }.sorted { (s[$0], -$0) > (s[$1], -$1) }
  if order.count <= k { return WeightedChoice(indices: order, weights: Vector(order.map { _ in 1 })) }
  func rest(_ c: Int) -> Double { order[c...].reversed().reduce(0) { $0 + s[$1] } }
  func bound(_ c: Int) -> Double { rest(c) * rest(c) / Double(k - c) }
  var c = 0
  while c + 1 < k && bound(c + 1) < bound(c) { c += 1 }
  var w: [Int: Double] = [:]
  for i in order.prefix(c) { w[i] = 1 }
  let r = rest(c), others = Array(order[c...])
  for _ in 0..<(k - c) {
    let u = Double.random(in: 0..<1, using: &generator) * r
    var sum = 0.0
    var j = others.count - 1
    for (t, i) in others.enumerated() { sum += s[i]; if u < sum { j = t; break } }
    w[others[j], default: 0] += r / (Double(k - c) * s[others[j]])
  }
  let pairs = w.sorted { $0.value > $1.value }
  return WeightedChoice(indices: pairs.map(\.key), weights: Vector(pairs.map(\.value)))
}
