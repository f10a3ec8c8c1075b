internal import Foundation

extension RateSearch {
  /// What the rows of a case say about its rate.
  enum State: Equatable {
    /// These runs are missing.
    case needs([Trial])
    /// The search has ended here.
    case found(Double)
  }

  /// Where the search for a case stands.
  ///
  /// - Throws: ``RateSearchError`` if it has gone as far as it may.
  func state(of name: String, in results: Results) throws -> State {
    func trials(at rate: Double) -> [Trial] { seeds.map { Trial(name, rate: rate, seed: $0) } }
    func missing(_ rates: [Double]) -> [Trial] {
      rates.flatMap(trials).filter { results[$0] == nil }
    }
    func judged(_ rate: Double) -> Double {
      let cost = trials(at: rate).reduce(0) { $0 + log(results[$1]?.values[0] ?? .infinity) }
      // What is not a number would never be replaced as the least one.
      return cost.isNaN ? .infinity : cost
    }
    var rates = [start / 2, start, start * 2]
    while true {
      let open = missing(rates)
      if !open.isEmpty { return .needs(open) }
      let costs = rates.map(judged)
      let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      if best > 0 && best < rates.count - 1 { return .found(rates[best]) }
      guard rates.count < Self.mostRates else {
        throw RateSearchError(
          name: name, lowest: rates[0], highest: rates[rates.count - 1],
          isLost: costs[best] == .infinity)
      }
      if best == 0 {
        rates.insert(rates[0] / 2, at: 0)
      } else {
        rates.append(rates[best] * 2)
      }
    }
  }
}

/// Why no rate was found for a case.
public struct RateSearchError: Error, Equatable, CustomStringConvertible {
  /// The case.
  public let name: String
  /// The smallest rate that was tried.
  public let lowest: Double
  /// The largest.
  public let highest: Double
  /// Whether some run failed at each of them.
  public let isLost: Bool

  /// What was tried, and what to do.
  public var description: String {
    let found =
      isLost ? "at each of them a run fails" : "the best of them stands at an end"
    return """
      no rate was found for \(name): the search tried \(lowest) to \(highest), and \(found).
      Mend the case, or begin the search elsewhere.
      """
  }
}

extension Experiment {
  /// Where the search for the rate of a case stands.
  ///
  /// - Throws: ``RateSearchError`` if it has gone as far as it may.
  func state(of name: String, in results: Results) throws -> RateSearch.State {
    switch rates {
    case .fixed(let rate): .found(rate)
    case .searched(let search): try search.state(of: name, in: results)
    }
  }
}
