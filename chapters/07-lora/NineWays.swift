import Experiments
import Literate

extension Laboratory {
  /// Nine ways to learn the cipher.
  func nineWays() throws -> Experiment {
    let recipe = try Self.recipe("Methods", [Recipe.Setting("steps", "240")])
    let methods = Dictionary(
      uniqueKeysWithValues: Method.all.map { ($0.name, $0) })
    return Experiment(
      "nine-ways", recipe: recipe, cases: Method.all.map(\.name),
      measures: Self.measures, seeds: Self.seeds,
      rates: .searched(Self.search)
    ) { trial in
      let study = FineTuning(base, seed: trial.seed)
      return try outcome(of: study) {
        guard let method = methods[trial.name] else {
          throw Refuted(description: "There is no method \(trial.name).")
        }
        return try method.run(study, Float(trial.rate))
      }
    }
  }
}
