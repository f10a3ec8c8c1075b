public import Foundation
internal import LinearAlgebra

/// Whether code that was changed still gives what a table says.
///
/// A change of the code makes another recipe, though most changes leave every result as it was. So that they need not be paid for again, one seed of every case is run anew. If all its
/// numbers return to the last digit kept, the table is taken over under the new recipe, and says so.
public struct Renewal: Sendable {
  let experiment: Experiment
  let file: URL
  let origin: String

  /// Prepares to take over a table.
  public init(_ experiment: Experiment, file: URL, origin: String) {
    self.experiment = experiment
    self.file = file
    self.origin = origin
  }

  /// The table under the new recipe, or nil if there is none to take over or a number is another one.
  ///
  /// - Throws: The first error of a run.
  public func renewed() throws -> Results? {
    guard let old = try? Results(contentsOf: file), old.hash != experiment.recipe.hash,
      old.measures == experiment.measures, old.settings == experiment.recipe.settings
    else { return nil }
    var results = Results(for: experiment)
    results.origins = old.origins
    let seed = experiment.seeds[0]
    for name in experiment.cases {
      guard case .found(let rate) = experiment.state(of: name, in: old),
        let row = old[Trial(name, rate: rate, seed: seed)]
      else { continue }
      let new = Results.Row(row.trial, try experiment.measure(row.trial))
      guard new == row else { return nil }
      results.rows += old.rows.filter { $0.trial.name == name }
    }
    if results.rows.isEmpty { return nil }
    results.origins.append("\(origin): changed code gave seed \(seed) again")
    return results
  }
}
