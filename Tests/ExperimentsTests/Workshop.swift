import Foundation
import Synchronization

@testable import Experiments

/// A folder with one file of code, an experiment that it defines, and a count of the runs.
final class Workshop: Sendable {
  let folder = FileManager.default.temporaryDirectory.appending(path: "experiments-\(UUID())")
  let runs = Mutex<[Trial]>([])

  init(code: String = "let a = 1\n") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(code)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ code: String) throws {
    try code.write(
      to: folder.appending(path: "Code.swift"), atomically: true, encoding: .utf8)
  }

  var table: URL { folder.appending(path: "table.tsv") }

  func recipe(steps: Int = 5) throws -> Recipe {
    try Recipe(
      settings: [.init("steps", "\(steps)")], files: ["Code.swift"], root: folder)
  }

  /// A loss with its least value at `best` for the case that is called so, and a scatter by the seed.
  func experiment(
    _ cases: [String: Double] = ["near": 1, "far": 60], steps: Int = 5,
    failing: UInt64? = nil, shift: Double = 0
  ) throws -> Experiment {
    Experiment(
      "bowl", recipe: try recipe(steps: steps), cases: cases.keys.sorted(),
      measures: ["loss", "seed"], seeds: Array(1...10),
      rates: .searched(RateSearch(from: 1, seeds: [101, 102]))
    ) { trial in
      self.runs.withLock { $0.append(trial) }
      if trial.seed == failing { throw ResultsError("seed \(trial.seed) fails") }
      let away = log2(trial.rate / (cases[trial.name] ?? 1))
      let scatter = Double(trial.seed % 7) / 100
      return [exp(away * away / 10 + scatter + shift), Double(trial.seed)]
    }
  }

  /// One case, whose loss depends on the rate alone.
  func experiment(_ loss: @escaping @Sendable (Double) -> Double) throws -> Experiment {
    Experiment(
      "slope", recipe: try recipe(), cases: ["far"], measures: ["loss"], seeds: Array(1...10),
      rates: .searched(RateSearch(from: 1, seeds: [101, 102]))
    ) { trial in
      self.runs.withLock { $0.append(trial) }
      return [loss(trial.rate)]
    }
  }

  func pay(_ experiment: Experiment) throws -> Results {
    try Payment(experiment, file: table, origin: "today, here").pay(workers: 2)
  }

  func countedRuns() -> Int { runs.withLock(\.count) }
}
