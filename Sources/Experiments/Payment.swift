public import Foundation
internal import LinearAlgebra
internal import Synchronization

/// Runs what a table lacks, and keeps each row as soon as it is there.
public struct Payment: Sendable {
  let experiment: Experiment
  let file: URL
  let origin: String

  /// Prepares to fill the table of an experiment.
  ///
  /// - Parameters:
  ///   - experiment: What is run.
  ///   - file: Where the table is kept. One of another recipe is taken over if ``renewed()`` allows it.
  ///   - origin: The day and the machine.
  public init(_ experiment: Experiment, file: URL, origin: String) {
    self.experiment = experiment
    self.file = file
    self.origin = origin
  }

  /// Runs until nothing is missing, so many runs at once.
  ///
  /// - Parameters:
  ///   - workers: The number of runs at a time.
  ///   - report: Is told each row that is new.
  /// - Returns: The complete table.
  /// - Throws: The first error of a run, or ``RateSearchError``; the rows before it are kept.
  public func pay(
    workers: Int, report: @escaping @Sendable (Results.Row) -> Void = { _ in }
  ) throws -> Results {
    var results = Results(for: experiment)
    if let known = try? Results(contentsOf: file), known.hash == results.hash {
      results = known
    } else if let renewed = try renewed() {
      results = renewed
    }
    while case let trials = try missing(in: results), !trials.isEmpty {
      if !results.origins.contains(origin) { results.origins.append(origin) }
      results = try run(trials, workers: workers, after: results, report)
    }
    results.rows = sorted(results.rows)
    try write(results)
    return results
  }

  /// What can be run now: a case is reported when its search has ended.
  func missing(in results: Results) throws -> [Trial] {
    try experiment.cases.flatMap { name in
      switch try experiment.state(of: name, in: results) {
      case .needs(let trials): trials
      case .found(let rate):
        experiment.seeds.map { Trial(name, rate: rate, seed: $0) }.filter { results[$0] == nil }
      }
    }
  }

  private func run(
    _ trials: [Trial], workers: Int, after results: Results,
    _ report: @escaping @Sendable (Results.Row) -> Void
  ) throws -> Results {
    struct State {
      var results: Results
      var next = 0
      var failure: (any Error)?
    }
    let state = Mutex(State(results: results))
    DispatchQueue.concurrentPerform(iterations: min(workers, trials.count)) { _ in
      while let trial = state.withLock({ state -> Trial? in
        guard state.failure == nil, state.next < trials.count else { return nil }
        defer { state.next += 1 }
        return trials[state.next]
      }) {
        do {
          let row = Results.Row(trial, try experiment.measure(trial))
          try state.withLock {
            $0.results.rows.append(row)
            try write($0.results)
          }
          report(row)
        } catch { state.withLock { $0.failure = $0.failure ?? error } }
      }
    }
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.results
    }
  }

  private func write(_ results: Results) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try results.text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// In the order of the cases, so that the same rows make the same file.
  private func sorted(_ rows: [Results.Row]) -> [Results.Row] {
    func place(_ row: Results.Row) -> (Int, Int, Double, UInt64) {
      let trial = row.trial
      return (
        experiment.cases.firstIndex(of: trial.name) ?? 0,
        experiment.seeds.contains(trial.seed) ? 1 : 0, trial.rate, trial.seed
      )
    }
    return rows.sorted { place($0) < place($1) }
  }
}
