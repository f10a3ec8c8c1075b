import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  for s in scores { if s != s { throw NoOrder() } }
  var free = [Bool](repeating: true, count: scores.count)
  for f in seen { free[f] = false }
  var remaining = free
  var left = free.filter { $0 }.count
  var top = 0.0
  for i in 0..<gains.count where free[i] { top = max(top, gains[i]) }
  if top == 0 { return 0 }
  var got = 0.0, best = 0.0
  var place = 1
  var gainsLeft = free
  while place <= places && left > 0 {
    var first = -1, richest = -1
    for i in 0..<scores.count {
      if remaining[i] && (first < 0 || scores[i] > scores[first]) { first = i }
      if gainsLeft[i] && (richest < 0 || gains[i] > gains[richest]) { richest = i }
    }
    remaining[first] = false
    gainsLeft[richest] = false
    let weight = log(2.0) / log(Double(place) + 1)
    got += gains[first] / top * weight
    best += gains[richest] / top * weight
    place += 1
    left -= 1
  }
  return got / best
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
