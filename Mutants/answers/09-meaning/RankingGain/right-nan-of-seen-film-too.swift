import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  // whatever is not a number is refused, the score of a seen film as well
  var order = Array(scores.indices)
  if order.map({ scores[$0].isNaN }).contains(true) { throw NoOrder() }
  order.removeAll { seen.contains($0) }
  order.sort { $0 < $1 }
  order.sort { scores[$1] < scores[$0] || (scores[$0] == scores[$1] && $0 < $1) }
  func value(of list: ArraySlice<Int>) -> Double {
    var sum = 0.0
    for (offset, film) in list.enumerated() { sum += gains[film] / log2(Double(offset + 2)) }
    return sum
  }
  let possible = value(of: order.sorted { gains[$0] > gains[$1] }.prefix(places))
  guard possible != 0 else { return 0 }
  return value(of: order.prefix(places)) / possible
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
