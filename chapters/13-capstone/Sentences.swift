import Experiments
import LanguageModel
import LinearAlgebra
import Literate

/// What models say, always with the likeliest token.
enum Sentences {
  static let prompts = [
    "What is a matrix?", "Why do people read books?",
  ]
  static let length = 32
  static let cuts = [
    CutCase(cut: .planned, share: 0.9), CutCase(cut: .planned, share: 0.8),
    CutCase(cut: .whitened, share: 0.8),
  ]
  static let models = ["dense"] + cuts.map(\.name)

  static func asked(
    _ number: Int, _ file: GGUFFile, _ tokenizer: Tokenizer
  ) throws -> [Int] {
    try ChatTemplate(file, tokenizer)
      .encode([.init(.user, prompts[number])], with: tokenizer)
  }

  private static func model(_ name: String) throws -> Llama<Float> {
    let laboratory = try Laboratory.shared.get()
    guard let known = cuts.first(where: { $0.name == name }) else {
      return laboratory.model
    }
    return try laboratory.model(known)
  }

  /// An answer's tokens; one that ends early is filled with its end.
  static func experiment() throws -> Experiment {
    Experiment(
      "sentences",
      recipe: try Laboratory.recipe(
        prompts.enumerated().map { .init("prompt \($0 + 1)", $1) },
        files: ["chapters/13-capstone/Sentences.swift"]),
      cases: models, measures: (1...length).map { "token \($0)" },
      seeds: prompts.indices.map { UInt64($0 + 1) }, rates: .fixed(1),
      fewestSeeds: prompts.count
    ) { trial in
      let file = try GGUFFile(Laboratory.modelFile.url.path)
      let tokenizer = try Laboratory.shared.get().tokenizer
      let model = try model(trial.name)
      let end = tokenizer.end
      var generator = SplitMix64(seed: trial.seed)
      let answer = LlamaSession(model, capacity: Laboratory.window).generate(
        after: try asked(Int(trial.seed) - 1, file, tokenizer), count: length,
        end: end, using: &generator)
      return (0..<length).map { Double($0 < answer.count ? answer[$0] : end) }
    }
  }
}
