import Experiments
import LanguageModel
import LinearAlgebra
import Training

/// What a cut model learns from the model that it was.
enum Recovery {
  static let steps = 48
  /// The tokens of a window; a step has one.
  static let length = 512
  /// When the student is measured, in quarters of the training.
  static let quarters = Array(0...4)
  static let seeds = Array(UInt64(1)...3)
  static let name = "planned at 0.8, then taught"

  /// Lets the factors of a cut model learn the answers of the whole one.
  // snippet.teach
  static func teach(
    _ small: Llama<Float>, by teacher: Llama<Float>, with text: TokenText,
    steps: Int, length: Int, rate: Float, seed: UInt64,
    watch: (Llama<Float>, Int) -> Void = { _, _ in }
  ) throws -> (student: Llama<Float>, losses: [Float]) {
    var lesson = LlamaDistillation(student: small, teacher: teacher)
    try lesson.student.balanceFactors()
    var optimizer = AdamW<Float>(rate: rate)
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: steps / 8), gradientBound: 1,
      seed: seed)
    let losses = try trainer.train(
      &lesson, with: &optimizer, adjust: { watch($0.student, $1) }
    ) { text.batch(windows: 1, length: length, using: &$0) }
    return (lesson.student, losses)
  }
  // snippet.end
}

/// The articles that are taught with, and those behind them that are not.
struct Lessons: Sendable {
  let text: TokenText
  let held: [Int]
  /// The windows of the articles that are measured on.
  static let heldWindows = 3

  static let shared = Result {
    let tokenizer = try Tokenizer(GGUFFile(Laboratory.modelFile.url.path))
    let articles = try Encyclopedia(RealModel.articles.url.path)
    return Lessons(tokenizer.encode(articles.text))
  }

  private init(_ tokens: [Int]) {
    let count = tokens.count / 10 * 9
    text = TokenText(Array(tokens[..<count]))
    held = Array(tokens[count...])
  }
}

extension Recovery {
  /// The measures of a run: the last one of the articles comes first, since
  /// the search for a rate judges by it.
  static let measures =
    ["articles at 4"] + quarters.dropLast().map { "articles at \($0)" }
    + quarters.map { "questions at \($0)" }

  private static func measures(
    of student: Llama<Float>, _ laboratory: Laboratory, _ lessons: Lessons
  ) -> (articles: Double, questions: Double) {
    let session = LlamaSession(student, capacity: Laboratory.window)
    return (
      session.perplexity(
        of: lessons.held, window: Laboratory.window,
        windows: Lessons.heldWindows
      ).value,
      session.perplexity(
        of: laboratory.test, window: Laboratory.window,
        windows: Laboratory.testWindows
      ).value
    )
  }

  private static let planned = Result {
    let laboratory = try Laboratory.shared.get()
    let model = try laboratory.model(.planned, 0.8)
    return (model, try measures(of: model, laboratory, Lessons.shared.get()))
  }

  /// The planned cut at 0.8, taught with articles.
  static func experiment() throws -> Experiment {
    let recipe = try Recipe(
      settings: Laboratory.recipe().settings + [
        .init(
          "training",
          "\(steps) steps of a window of \(length), Adam, cosine"),
        .init(
          "articles",
          "the first nine tenths teach; judged by "
            + "\(Lessons.heldWindows) windows of the rest"),
      ],
      files: [
        "chapters/13-capstone/Laboratory.swift",
        "chapters/13-capstone/Cutting.swift",
        "chapters/13-capstone/Recovery.swift",
        "Sources/LanguageModel/Compression", "Sources/LanguageModel/Learning",
        "Sources/LowRank/Compression",
      ])
    return Experiment(
      "recovery", recipe: recipe, cases: [name], measures: measures,
      seeds: seeds, rates: .searched(RateSearch(from: 1.5e-4, seeds: [101])),
      fewestSeeds: 3
    ) { trial in
      let laboratory = try Laboratory.shared.get()
      let lessons = try Lessons.shared.get()
      let (small, start) = try planned.get()
      var watched = [start]
      do {
        let taught = try teach(
          small, by: laboratory.model, with: lessons.text,
          steps: steps, length: length, rate: Float(trial.rate),
          seed: trial.seed
        ) { student, step in
          guard step > 0, step % (steps / 4) == 0 else { return }
          watched.append(measures(of: student, laboratory, lessons))
        }
        watched.append(measures(of: taught.student, laboratory, lessons))
      } catch is TrainingError {
        return [.infinity] + measures.dropFirst().map { _ in .infinity }
      }
      let articles = watched.map(\.articles)
      return articles.suffix(1) + articles.dropLast()
        + watched.map(\.questions)
    }
  }
}
