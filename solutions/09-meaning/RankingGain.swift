import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  // answer.begin
  guard scores.allSatisfy({ !$0.isNaN }) else { throw NoOrder() }
  let hidden = Set(seen)
  let films = scores.indices.filter { !hidden.contains($0) }
  func worth(_ list: [Int]) -> Double {
    list.prefix(places).enumerated().reduce(0) { sum, item in
      sum + gains[item.element] / log2(Double(item.offset + 2))
    }
  }
  let best = worth(films.sorted { gains[$0] > gains[$1] })
  if best == 0 { return 0 }
  // Of equal ones the sort keeps the order, by number.
  return worth(films.sorted { scores[$0] > scores[$1] }) / best
  // answer.end
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
