import Experiments
import Foundation
import LanguageModel
import LinearAlgebra
import Literate
import Synchronization
import Training

/// QLoRA: the model in the four bits of its file, and adapters that learn.
struct Adapting: Sendable {
  static let steps = 32
  /// The questions of a step.
  static let questions = 4
  /// The questions that answers are judged by, and how many are read at once.
  static let (judged, atOnce) = (100, 20)
  /// The windows of other text, and the tokens of each.
  static let (windows, window) = (4, 256)
  static let seeds = Array(UInt64(1)...10)
  static func name(_ rank: Int) -> String { "rank \(rank)" }

  let base: Llama<Float>
  let task: ShapeQuestions
  private let other: [Int]

  /// Opens the files once for all runs of a process.
  static let shared = Result { try Adapting() }

  private init() throws {
    let file = try GGUFFile(Laboratory.modelFile.url.path)
    let tokenizer = try Tokenizer(file)
    base = try Llama<Float>(file, context: Self.window, layers: .inBlocks)
    task = ShapeQuestions(
      tokenizer: tokenizer, template: try ChatTemplate(file, tokenizer))
    let text = try String(contentsOf: Laboratory.testFile.url, encoding: .utf8)
    other = Array(
      tokenizer.encode(text).prefix(Self.windows * Self.window))
  }

  /// What was trained, and what it kept in memory.
  struct Outcome {
    let model: Llama<Float>
    let stateBytes: Int
  }

  // snippet.adapt
  /// Adapters of a rank beside all matrices of the blocks, trained.
  func adapted(
    rank: Int, rate: Float, seed: UInt64, steps: Int = steps
  ) throws -> Outcome {
    var random = SplitMix64(seed: seed)
    var model = base
    try model.attach { _, layer throws(LinearAlgebraError) in
      try LoRA(layer, rank: rank, using: &random)
    }
    var optimizer = AdamW<Float>(rate: rate)
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: steps / 8), gradientBound: 1,
      seed: seed)
    try trainer.train(&model, with: &optimizer) {
      task.batch(Self.questions, using: &$0)
    }
    return Outcome(model: model, stateBytes: optimizer.stateBytes)
  }
  // snippet.end

  /// Questions with sizes that no training sees; a seed has its own.
  func unseen(seed: UInt64) -> [TokenBatch] {
    var random = SplitMix64(seed: seed &+ 1_000_003)
    return stride(from: 0, to: Self.judged, by: Self.atOnce).map { _ in
      task.batch(Self.atOnce, heldOut: true, using: &random)
    }
  }

  /// The perplexity of the other text.
  func perplexity(of model: Llama<Float>) -> Double {
    var model = model
    let losses = TokenText(other).windows(Self.windows, length: Self.window - 1)
      .map { Double(model.loss(of: $0)) }
    return exp(losses.reduce(0, +) / Double(losses.count))
  }

  static let measures = [
    "surprise", "surprise before", "right", "right before", "perplexity",
    "perplexity before", "trained", "state bytes",
  ]

  /// What the model gives before it learned, computed once.
  private static let perplexityBefore = Result {
    let lesson = try shared.get()
    return lesson.perplexity(of: lesson.base)
  }
  private static let marksBefore = Mutex<[UInt64: Marks]>([:])

  private func marksBefore(
    seed: UInt64, _ questions: [TokenBatch]
  ) -> Marks {
    if let known = Self.marksBefore.withLock({ $0[seed] }) { return known }
    let marks = Marks(of: base, on: questions)
    Self.marksBefore.withLock { $0[seed] = marks }
    return marks
  }

  /// Adapters of several ranks, ten runs each.
  static func experiment() throws -> Experiment {
    let recipe = try Recipe(
      settings: [
        .init("model", "SmolLM2-135M-Instruct, Q4_1, in its blocks"),
        .init(
          "training",
          "\(steps) steps of \(questions) questions, Adam, cosine"),
        .init(
          "judged by",
          "\(judged) questions; \(windows) windows of \(window), "
            + Laboratory.hashes[1]),
      ],
      files: [
        "chapters/13-capstone/Adapting.swift",
        "chapters/13-capstone/ShapeQuestions.swift",
      ])
    return Experiment(
      "adapting", recipe: recipe, cases: ranks.map(name), measures: measures,
      seeds: seeds, rates: .searched(RateSearch(from: 1e-3, seeds: [101]))
    ) { trial in
      let lesson = try shared.get()
      guard let rank = ranks.first(where: { name($0) == trial.name }) else {
        return []
      }
      let questions = lesson.unseen(seed: trial.seed)
      let before = lesson.marksBefore(seed: trial.seed, questions)
      do {
        let outcome = try lesson.adapted(
          rank: rank, rate: Float(trial.rate), seed: trial.seed)
        let after = Marks(of: outcome.model, on: questions)
        return [
          after.surprise, before.surprise, after.right, before.right,
          lesson.perplexity(of: outcome.model), try perplexityBefore.get(),
          Double(outcome.model.trainableCount), Double(outcome.stateBytes),
        ]
      } catch is TrainingError {
        return measures.map { _ in .infinity }
      }
    }
  }
}
