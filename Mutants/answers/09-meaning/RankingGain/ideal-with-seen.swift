// ideal-with-seen
import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  if scores.contains(where: { $0.isNaN }) { throw NoOrder() }
  var rest: [Int] = []
  for i in 0..<scores.count where !seen.contains(i) { rest.append(i) }
  let order = rest.sorted { (scores[$0], -$0) > (scores[$1], -$1) }
  let ideal = Array(scores.indices).sorted { gains[$0] > gains[$1] }
  var (dcg, best) = (0.0, 0.0)
  for k in 0..<min(places, rest.count) {
    dcg += gains[order[k]] / log2(Double(k) + 2)
    best += gains[ideal[k]] / log2(Double(k) + 2)
  }
  return best > 0 ? dcg / best : 0
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
