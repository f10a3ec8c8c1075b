import Experiments
import LanguageModel
import LinearAlgebra
import Synchronization
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
  private static let kept = Mutex<[UInt64: Llama<Float>]>([:])

  /// The measures of a run.
  ///
  /// The last one of the articles comes first, since the search for a rate
  /// judges by it. Questions are those of the first windows; all windows are
  /// read at both ends.
  static let measures =
    ["articles at 4"] + quarters.dropLast().map { "articles at \($0)" }
    + quarters.map { "questions at \($0)" }
    + ["all questions at 0", "all questions at 4"]

  private struct Look {
    let articles, questions: Double
    var all: Double?

    init(
      at student: Llama<Float>, _ laboratory: Laboratory, _ lessons: Lessons,
      isEnd: Bool = false
    ) {
      articles =
        LlamaSession(student, capacity: Laboratory.window)
        .perplexity(
          of: lessons.held, window: Laboratory.window,
          windows: Lessons.heldWindows
        ).value
      if isEnd {
        let both = laboratory.perplexities(of: student)
        (all, questions) = (both[0], both[1])
      } else {
        questions = laboratory.firstPerplexity(of: student)
      }
    }
  }

  private static let planned = Result {
    let laboratory = try Laboratory.shared.get()
    let model = try laboratory.model(CutCase(cut: .planned, share: 0.8))
    let lessons = try Lessons.shared.get()
    return (model, Look(at: model, laboratory, lessons, isEnd: true))
  }

  /// Teaches the planned cut at 0.8, and measures it on the way.
  private static func run(rate: Double, seed: UInt64) throws -> [Double] {
    let laboratory = try Laboratory.shared.get()
    let lessons = try Lessons.shared.get()
    let (small, start) = try planned.get()
    var looks = [start]
    do {
      let taught = try teach(
        small, by: laboratory.model, with: lessons.text,
        steps: steps, length: length, rate: Float(rate), seed: seed
      ) { student, step in
        guard step > 0, step % (steps / 4) == 0 else { return }
        looks.append(Look(at: student, laboratory, lessons))
      }
      looks.append(Look(at: taught.student, laboratory, lessons, isEnd: true))
      if seed == seeds[0] { kept.withLock { $0[seed] = taught.student } }
    } catch is TrainingError {
      return measures.map { _ in .infinity }
    }
    let articles = looks.map(\.articles)
    return articles.suffix(1) + articles.dropLast() + looks.map(\.questions)
      + looks.compactMap(\.all)
  }

  /// The student of a run, taught if this process has not done so.
  static func student(rate: Double, seed: UInt64) throws -> Llama<Float>? {
    if let known = kept.withLock({ $0[seed] }) { return known }
    _ = try run(rate: rate, seed: seed)
    return kept.withLock { $0[seed] }
  }

  /// The planned cut at 0.8, taught with articles.
  static func experiment() throws -> Experiment {
    let recipe = try Laboratory.recipe(
      [
        .init(
          "training",
          "\(steps) steps of a window of \(length), Adam, cosine"),
        .init(
          "articles",
          "the first nine tenths teach; judged by "
            + "\(Lessons.heldWindows) windows of the rest"),
      ],
      files: [
        "chapters/13-capstone/Recovery.swift", "Sources/LanguageModel/Learning",
      ])
    return Experiment(
      "recovery", recipe: recipe, cases: [name], measures: measures,
      seeds: seeds, rates: .searched(RateSearch(from: 1.5e-4, seeds: [101])),
      fewestSeeds: 3
    ) { try run(rate: $0.rate, seed: $0.seed) }
  }
}
