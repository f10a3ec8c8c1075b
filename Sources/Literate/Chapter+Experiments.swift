public import Experiments
public import Foundation
internal import LinearAlgebra

extension Chapter {
  /// Where the chapter keeps the results of an experiment.
  public static func results(of name: String) -> URL {
    Recipe.project.appending(path: "chapters/\(folder)/experiments/\(name).tsv")
  }

  /// What the table of an experiment says, if it was made by the present recipe and is complete.
  public static func evidence(for experiment: Experiment) throws -> Evidence {
    try Evidence(experiment, file: results(of: experiment.name))
  }

  /// Runs what the table of an experiment lacks, and tells each run as it ends.
  static func pay(for experiment: Experiment, workers: Int) throws {
    let payment = Payment(
      experiment, file: results(of: experiment.name), origin: "\(today), \(Machine.name)")
    let results = try payment.pay(workers: workers) { row in
      let values = zip(experiment.measures, row.values)
        .map { "\($0) \($1.formatted(digits: 3))" }.joined(separator: ", ")
      let trial = row.trial
      print("\(experiment.name): \(trial.name), rate \(trial.rate), seed \(trial.seed): \(values)")
      fflush(nil)
    }
    print("\(experiment.name): \(results.rows.count) runs under the recipe \(results.hash)")
  }

  private static var today: String {
    String(ISO8601DateFormatter().string(from: Date()).prefix { $0 != "T" })
  }
}
