import Experiments
import LanguageModel
import LinearAlgebra
import Training

/// What a cut model learns from the model that it was, in a few steps.
enum Recovery {
  /// The share that is left of the matrices.
  static let share = 0.8
  /// The steps of training.
  static let steps = 40
  /// The tokens of a window; a step has two.
  static let length = 256
  static let rate: Float = 2e-4

  /// Lets the factors learn from the answers of the whole model.
  static func train(
    _ small: Llama<Float>, from teacher: Llama<Float>, on text: TokenText,
    seed: UInt64
  ) throws -> (model: Llama<Float>, losses: [Float]) {
    var student = small
    try student.balanceFactors()
    var lesson = LlamaDistillation(student: student, teacher: teacher)
    var optimizer = AdamW<Float>(rate: rate)
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: 5), seed: seed)
    let losses = try trainer.train(&lesson, with: &optimizer) {
      text.batch(windows: 2, length: length, using: &$0)
    }
    return (lesson.student, losses)
  }
}

extension Laboratory {
  /// The refitted model, and what distillation adds to it.
  static func recovery() throws -> Experiment {
    let recipe = try Recipe(
      settings: try recipe().settings + [
        .init("share", "\(Recovery.share)"),
        .init(
          "training",
          "\(Recovery.steps) steps of 2 windows of \(Recovery.length)"),
        .init("rate", "Adam, \(Recovery.rate), 5 steps of warm-up, cosine"),
      ],
      files: [
        "chapters/13-capstone/Laboratory.swift",
        "chapters/13-capstone/Cutting.swift",
        "chapters/13-capstone/Recovery.swift",
        "Sources/LanguageModel/Compression", "Sources/LanguageModel/Learning",
        "Sources/LowRank/Compression",
      ])
    return Experiment(
      "recovery", recipe: recipe, cases: ["distilled"],
      measures: ["perplexity", "numbers", "firstLoss", "lastLoss"],
      seeds: [1, 2, 3], rates: .fixed(1), fewestSeeds: 3
    ) { trial in
      let laboratory = try shared.get()
      let (model, losses) = try Recovery.train(
        try refitted.get(), from: laboratory.model,
        on: laboratory.calibration, seed: trial.seed)
      let part = max(losses.count / 4, 1)
      let first = losses.prefix(part).reduce(0, +) / Float(part)
      let last = losses.suffix(part).reduce(0, +) / Float(part)
      return laboratory.outcome(of: model) + [Double(first), Double(last)]
    }
  }

  private static let refitted = Result {
    try shared.get().model(.refitted, Recovery.share)
  }
}
