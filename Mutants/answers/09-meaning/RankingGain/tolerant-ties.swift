import Attempts
import Foundation
import LinearAlgebra

/// The normalized discounted cumulative gain of a list of films, NDCG.
public func rankingGain(
  scores: Vector<Double>, gains: Vector<Double>, seen: [Int], places: Int
) throws -> Double {
  if scores.contains(where: { $0.isNaN }) { throw NoOrder() }
  let hidden = Set(seen)
  let films = scores.indices.filter { !hidden.contains($0) }
  func worth(_ list: [Int]) -> Double {
    list.prefix(places).enumerated().reduce(0) { $0 + gains[$1.element] / log2(Double($1.offset + 2)) }
  }
  let mine = films.sorted { abs(scores[$0] - scores[$1]) < 1e-9 ? $0 < $1 : scores[$0] > scores[$1] }
  let best = worth(films.sorted { gains[$0] > gains[$1] })
  return best > 0 ? worth(mine) / best : 0
}

/// What to throw when a score is not a number, so that there is no order.
public struct NoOrder: Error {
  /// Makes the error.
  public init() {}
}
