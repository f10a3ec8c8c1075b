import Experiments
import LinearAlgebra
import Literate
import Synchronization
import Training

/// The network of chapter 7, its layers in other structures, and what
/// training them again gives back.
struct NetworkStudy: Sendable {
  let base: Transformer<Float>
  let language = BaseModel().language
  static let steps = 100
  private let shelf = Shelf()

  init() throws {
    base = try BaseModel().cached { reason in
      print("[training the base model, because \(reason)]\n")
    }.model
  }

  /// All linear layers but the head.
  var layers: [String] { base.linearNames.filter { $0 != "head" } }

  /// New lines of the tasks that the network knows.
  func test(seed: UInt64) -> TokenBatch {
    var generator = SplitMix64(seed: seed &+ 2_000_006)
    return language.batch(
      of: WordTask.pretraining, lines: 256, using: &generator)
  }

  /// The network with its layers in a structure; found once, kept for others.
  func compressed(_ structure: Structure) throws -> Transformer<Float> {
    try shelf.models.withLock { models in
      if let model = models[structure.name] { return model }
      var model = base
      for layer in layers {
        try model.replaceLinear(named: layer) { try structure.layer($0) }
      }
      models[structure.name] = model
      return model
    }
  }

  // snippet.recover
  /// Trains all that is left, on the tasks that the network knew.
  func recover(
    _ start: Transformer<Float>, rate: Double, seed: UInt64
  ) throws -> Transformer<Float> {
    var (model, optimizer) = (start, AdamW<Float>(rate: Float(rate)))
    let trainer = Trainer<Float>(
      steps: Self.steps, schedule: .cosine(warmUp: 10), gradientBound: 1,
      seed: seed)
    try trainer.train(&model, with: &optimizer) { generator in
      language.batch(of: WordTask.pretraining, lines: 24, using: &generator)
    }
    return model
  }
  // snippet.end
}

/// Compressed networks by name, shared by all seeds.
private final class Shelf: Sendable {
  let models = Mutex<[String: Transformer<Float>]>([:])
}

extension NetworkStudy {
  static let measures = ["loss", "letters", "loss before", "letters before"]

  /// What each structure loses, and gets back.
  func recovery() throws -> Experiment {
    let code = ["Structure", "NetworkStudy"].map {
      "chapters/11-sparse-factors/\($0).swift"
    }
    let training = [
      "Layers", "Losses", "Optimization", "Structured", "Tasks", "Transformer",
    ].map { "Sources/Training/\($0)" }
    let recipe = try Recipe(
      settings: [
        .init("network", BaseModel().recipe),
        .init(
          "training",
          "\(Self.steps) batches of 24 lines, Adam, 10 for warm-up, cosine"),
        .init("test", "256 new lines"),
      ],
      files: code + training + [
        "Sources/LinearAlgebra/Random", "Sources/LowRank/SparseFactors",
      ])
    let structures = Dictionary(
      uniqueKeysWithValues: Structure.all.map { ($0.name, $0) })
    return Experiment(
      "recovery", recipe: recipe, cases: Structure.all.map(\.name),
      measures: Self.measures, seeds: Array(1...10),
      rates: .searched(RateSearch(from: 0.004, seeds: [101, 102, 103]))
    ) { trial in
      guard let structure = structures[trial.name] else {
        throw Refuted(description: "There is no structure \(trial.name).")
      }
      return try outcome(structure, rate: trial.rate, seed: trial.seed)
    }
  }

  /// Loss and share of right letters on new lines, after training and before.
  func outcome(
    _ structure: Structure, rate: Double, seed: UInt64
  ) throws -> [Double] {
    var start = try compressed(structure)
    let test = test(seed: seed)
    let before = [Double(start.loss(of: test)), start.accuracy(on: test)]
    do {
      var model = try recover(start, rate: rate, seed: seed)
      let after = [Double(model.loss(of: test)), model.accuracy(on: test)]
      return after + before
    } catch is TrainingError { return [.infinity, 0] + before }
  }
}
