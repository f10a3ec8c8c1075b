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
  guard k > 0 && k <= x.columns else { throw NotThatManyLayers() }
  let l = x.columns
  let sizes = (0..<l).map { x[column: $0].norm * y[row: $0].norm }
  var order = Array(0..<l)
  order.sort { a, b in sizes[a] > sizes[b] || (sizes[a] == sizes[b] && a < b) }
  let zeros = sizes.filter { $0 == 0 }.count
  if l - zeros <= k {
    let keep = (0..<l).filter { sizes[$0] > 0 }
    return WeightedChoice(indices: keep, weights: Vector(keep.map { _ in 1.0 }))
  }
  let rests = (0..<k).map { c in order[c...].reversed().map { sizes[$0] }.reduce(0, +) }
  let bounds = (0..<k).map { rests[$0] * rests[$0] / Double(k - $0) }
  let c = bounds.firstIndex(of: bounds.min()!)!
  let q = order[c...].map { sizes[$0] / rests[c] }
  let last = q.lastIndex { $0 > 0 }!
  var total = [Double](repeating: 0, count: l - c)
  for _ in 0..<(k - c) {
    let u = generator.uniform()
    var sum = 0.0, hit = last
    for j in q.indices { sum += q[j]; if sum > u { hit = j; break } }
    total[hit] += 1 / (Double(k - c) * q[hit])
  }
  let hits = total.indices.filter { total[$0] > 0 }
  return WeightedChoice(
    indices: Array(order[..<c]) + hits.map { order[c + $0] },
    weights: Vector([Double](repeating: 1, count: c) + hits.map { total[$0] }))
}
