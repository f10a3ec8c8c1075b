internal import LinearAlgebra

/// One run: a case at a setting of what is searched for, with a seed.
public struct Trial: Hashable, Sendable {
  /// What is compared, such as a method.
  public let name: String
  /// The value that the search looks for, such as a learning rate.
  public let rate: Double
  /// The seed for everything random.
  public let seed: UInt64

  /// Describes a run.
  public init(_ name: String, rate: Double, seed: UInt64) {
    self.name = name
    self.rate = rate
    self.seed = seed
  }
}

/// How the rate of each case is found: the same way for all, and with seeds that are not reported.
///
/// The search begins with a rate, its half and its double. As long as the best stands at an end, it goes on by a factor of 2, up to ``mostRates``. The best is the one whose judged measure, which must be positive,
/// has the least geometric mean over the seeds of the search.
public struct RateSearch: Equatable, Sendable {
  /// The rate in the middle of the first three.
  public let start: Double
  /// The seeds of the search.
  public let seeds: [UInt64]
  /// How many rates are tried for a case before the search is given up: they span a factor of a million.
  public static let mostRates = 21

  /// Describes a search.
  public init(from start: Double, seeds: [UInt64]) {
    demand(start > 0 && !seeds.isEmpty, "a search needs a positive start and a seed")
    self.start = start
    self.seeds = seeds
  }
}

/// Where the rates of an experiment come from.
public enum Rates: Equatable, Sendable {
  /// Each case has the one that a search finds for it.
  case searched(RateSearch)
  /// All cases have the same, for a reason that the book gives.
  case fixed(Double)
}

/// Something that is run for several cases with several seeds, and measured.
public struct Experiment: Sendable {
  /// How its table is called.
  public let name: String
  /// What it is made from.
  public let recipe: Recipe
  /// What is compared.
  public let cases: [String]
  /// What is measured, in the order in which a run gives it; the search judges by the first.
  public let measures: [String]
  /// The reported seeds.
  public let seeds: [UInt64]
  /// How the rates are found.
  public let rates: Rates
  let run: @Sendable (Trial) throws -> [Double]

  /// Describes an experiment.
  ///
  /// It needs ten seeds. A smaller `fewestSeeds` is for an experiment in which nothing is drawn.
  ///
  /// - Precondition: It has enough seeds, and none of them is one of the search.
  public init(
    _ name: String, recipe: Recipe, cases: [String], measures: [String], seeds: [UInt64],
    rates: Rates, fewestSeeds: Int = 10, run: @escaping @Sendable (Trial) throws -> [Double]
  ) {
    demand(
      seeds.count >= max(fewestSeeds, 1),
      "\(name) has \(seeds.count) seeds; a result needs at least \(max(fewestSeeds, 1))")
    if case .searched(let search) = rates {
      demand(
        Set(seeds).isDisjoint(with: search.seeds), "\(name) reports seeds that chose its rates")
    }
    self.name = name
    self.recipe = recipe
    self.cases = cases
    self.measures = measures
    self.seeds = seeds
    self.rates = rates
    self.run = run
  }

  /// Runs a trial and gives its measures; a run that fails has none of finite size.
  ///
  /// - Throws: What the run throws.
  public func measure(_ trial: Trial) throws -> [Double] {
    let values = try run(trial)
    demand(
      values.count == measures.count,
      "a run of \(name) gave \(values.count) values for \(measures.count) measures")
    return values
  }
}
