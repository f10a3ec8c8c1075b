import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  for score in scores where score.isNaN { throw NoOrder() }
  let unseen = (0..<scores.count).filter { i in !seen.contains { $0 == i } }
  var a = 0.0
  for i in unseen {
    let before = unseen.filter { scores[$0] > scores[i] || (scores[$0] == scores[i] && $0 < i) }.count
    if before < places { a += gains[i] / log2(Double(before) + 2) }
  }
  var b = 0.0
  for (k, g) in unseen.map({ gains[$0] }).sorted().reversed().enumerated() {
    if k < places { b += g / log2(Double(k) + 2) }
  }
  return b.isZero ? 0 : a / b
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
