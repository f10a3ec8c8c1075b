import Experiments
import Training

/// What the experiments of this chapter share: the network, the seeds, the
/// search for rates, and what is measured.
struct Laboratory: Sendable {
  let base: Transformer<Float>

  static let seeds = Array(UInt64(1)...10)
  static let search = RateSearch(from: 0.016, seeds: [101, 102, 103])
  static let measures = ["loss", "letters"]

  /// What a training reached on new lines; one that diverges, nothing.
  func outcome(
    of study: FineTuning, _ train: () throws -> Run
  ) throws -> [Double] {
    do {
      var run = try train()
      let loss = Double(run.model.loss(of: study.test))
      return [loss, run.model.accuracy(on: study.test)]
    } catch is TrainingError { return [.infinity, 0] }
  }

  /// The recipe of an experiment that a file of this chapter defines.
  static func recipe(
    _ file: String, _ settings: [Recipe.Setting], also others: [String] = []
  ) throws -> Recipe {
    let chapter = (["FineTuning", "Laboratory", file] + others).map {
      "chapters/07-lora/\($0).swift"
    }
    let training = [
      "Adapters", "Layers", "Losses", "Optimization", "Quantization", "Tasks",
      "Transformer",
    ].map { "Sources/Training/\($0)" }
    let shared = [
      Recipe.Setting("network", BaseModel().recipe),
      Recipe.Setting(
        "training", "batches of 24 lines, Adam, 15 steps of warm-up, cosine"),
      Recipe.Setting("test", "256 new lines"),
    ]
    return try Recipe(
      settings: shared + settings,
      files: chapter + training + ["Sources/LinearAlgebra/Random"])
  }
}
