// right-picks-the-best-again-and-again
import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  for s in scores where s != s { throw NoOrder() }
  var open = Set(scores.indices).subtracting(seen)
  let pool = open
  var sum = 0.0
  for k in 1...places {
    guard let next = open.min(by: { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 })
    else { break }
    open.remove(next)
    sum += gains[next] / log2(Double(k + 1))
  }
  var best = 0.0
  for (k, g) in pool.map({ gains[$0] }).sorted(by: >).prefix(places).enumerated() {
    best += g / log2(Double(k + 2))
  }
  if best == 0 { return 0 }
  return sum / best
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
