import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  guard !scores.contains(where: \.isNaN) else { throw NoOrder() }
  var pairs: [(score: Double, film: Int)] = []
  for (film, score) in scores.enumerated() where !seen.contains(film) { pairs.append((-score, film)) }
  pairs.sort { ($0.score, $0.film) < ($1.score, $1.film) }
  let ideal = pairs.map { gains[$0.film] }.sorted(by: >)
  let K = min(places, pairs.count)
  var worth = 0.0, best = 0.0
  for k in 0..<K {
    let discount = 1 / log(Double(k + 2))
    worth += gains[pairs[k].film] * discount
    best += ideal[k] * discount
  }
  if best == 0 { return 0 }
  return worth / best
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
