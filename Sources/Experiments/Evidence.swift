public import Foundation
internal import LinearAlgebra

/// The complete results of an experiment, made from its present recipe.
public struct Evidence: Sendable {
  /// The experiment.
  public let experiment: Experiment
  /// All its rows.
  public let results: Results

  /// Reads the table of an experiment from a file.
  ///
  /// - Throws: ``ResultsError`` if there is no table, or one of another recipe, or one that lacks runs, or a reported run whose judged measure is not positive and finite; ``RateSearchError``
  ///   if a case has no rate.
  public init(_ experiment: Experiment, file: URL) throws {
    let place = Self.place(of: file)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ResultsError("\(place) is missing: make experiments")
    }
    let results: Results
    do { results = try Results(contentsOf: file) } catch let error as ResultsError {
      throw ResultsError("\(place): \(error.description). Remove it, then: make experiments")
    }
    guard results.hash == experiment.recipe.hash else {
      throw ResultsError(
        """
        \(place) was made by the recipe \(results.hash); the code and the settings are \(experiment.recipe.hash) now.
        If that is meant, let it be made again: make experiments
        """)
    }
    self.experiment = experiment
    self.results = results
    let open = try Payment(experiment, file: file, origin: "").missing(in: results)
    guard open.isEmpty else {
      throw ResultsError("\(place) lacks \(open.count) or more of its runs: make experiments")
    }
    for row in results.rows where experiment.seeds.contains(row.trial.seed) {
      guard row.values[0] > 0 && row.values[0].isFinite else {
        throw ResultsError(
          """
          \(place): \(row.trial.name) with seed \(row.trial.seed) has the \(experiment.measures[0]) \(row.values[0]). Means and \
          comparisons need one that is positive and finite: mend the case, or search its rate with other seeds.
          """)
      }
    }
  }

  private static func place(of file: URL) -> String {
    file.pathComponents.suffix(4).joined(separator: "/")
  }

  /// The rate that all reported runs of a case have.
  public func rate(of name: String) -> Double {
    guard case .found(let rate)? = try? experiment.state(of: name, in: results) else {
      stop("\(experiment.name) has no rate for \(name)")
    }
    return rate
  }

  /// A measure of a case over the reported seeds.
  public func spread(of measure: String, for name: String) -> Spread {
    guard let column = experiment.measures.firstIndex(of: measure) else {
      stop("\(experiment.name) does not measure \(measure)")
    }
    let rate = rate(of: name)
    return Spread(
      experiment.seeds.map { seed in
        guard let row = results[Trial(name, rate: rate, seed: seed)] else {
          stop("\(experiment.name) lacks \(name) with seed \(seed)")
        }
        return row.values[column]
      })
  }

  /// The decimal logarithms of a measure that spreads over powers of ten.
  public func logarithms(of measure: String, for name: String) -> Spread {
    Spread(spread(of: measure, for: name).values.map { log10($0) })
  }

  /// The share of runs of a reported seed that must fall into the interval of ``require(_:of:seed:)``.
  public static let expectedShare = 0.999

  /// Compares a run made now with its row, for a seed that has one.
  ///
  /// Another implementation of BLAS rounds otherwise, and a long training then takes another course, at worst one that differs as that of another seed. So
  /// the judged measure, in logarithms, must lie where 99.9 of 100 further seeds would: in the ``Spread/interval(share:)`` of the case's rows.
  ///
  /// - Throws: ``ResultsError`` if it does not.
  public func require(_ values: [Double], of name: String, seed: UInt64) throws {
    guard experiment.seeds.contains(seed), let first = values.first else { return }
    let measure = experiment.measures[0]
    let expected = logarithms(of: measure, for: name).interval(share: Self.expectedShare)
    guard expected.contains(log10(first)) else {
      let bounds = [expected.lowerBound, expected.upperBound]
        .map { pow(10, $0).formatted(digits: 2) }
      let row = results[Trial(name, rate: rate(of: name), seed: seed)]?.values[0] ?? .nan
      throw ResultsError(
        """
        \(experiment.name): \(name) with seed \(seed) gives the \(measure) \(first.formatted(digits: 3)). Its row says \
        \(row.formatted(digits: 3)), and the rows of all seeds allow \(bounds[0]) to \(bounds[1]).
        Something that the recipe does not name has changed what the experiment finds.
        """)
    }
  }
}
