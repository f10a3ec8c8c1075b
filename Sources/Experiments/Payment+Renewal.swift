/// Whether code that was changed still gives what a table says.
extension Payment {
  /// The table under the new recipe, or nil if there is none to take over or a number is another one.
  ///
  /// A change of the code makes another recipe, though most changes leave every result as it was. So that they need not be paid for again, one seed of every case is run anew. If all its
  /// numbers return to the last digit kept, the table is taken over under the new recipe, and says so.
  ///
  /// - Throws: The first error of a run.
  func renewed() throws -> Results? {
    guard let old = try? Results(contentsOf: file), old.hash != experiment.recipe.hash,
      old.measures == experiment.measures, old.settings == experiment.recipe.settings
    else { return nil }
    var results = Results(for: experiment)
    results.origins = old.origins
    let seed = experiment.seeds[0]
    for name in experiment.cases {
      guard case .found(let rate)? = try? experiment.state(of: name, in: old),
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
