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
  func state(of name: String, in results: Results) -> State {
    func trials(at rate: Double) -> [Trial] { seeds.map { Trial(name, rate: rate, seed: $0) } }
    func missing(_ rates: [Double]) -> [Trial] {
      rates.flatMap(trials).filter { results[$0] == nil }
    }
    func judged(_ rate: Double) -> Double {
      trials(at: rate).reduce(0) { $0 + log(results[$1]?.values[0] ?? .infinity) }
    }
    var rates = [start / 2, start, start * 2]
    while true {
      let open = missing(rates)
      if !open.isEmpty { return .needs(open) }
      let costs = rates.map(judged)
      let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      if best == 0 {
        rates.insert(rates[0] / 2, at: 0)
      } else if best == rates.count - 1 {
        rates.append(rates[best] * 2)
      } else {
        return .found(rates[best])
      }
    }
  }
}

extension Experiment {
  /// Where the search for the rate of a case stands.
  func state(of name: String, in results: Results) -> RateSearch.State {
    switch rates {
    case .fixed(let rate): .found(rate)
    case .searched(let search): search.state(of: name, in: results)
    }
  }
}
