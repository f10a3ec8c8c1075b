import LinearAlgebra
import Literate
import Training

/// A trained network, and a task that it does not know.
struct FineTuning {
  let base: Transformer<Float>
  let language: WordLanguage
  let seed: UInt64
  /// What the cipher makes of each letter.
  let table: [Int]
  let steps = 80

  init(seed: UInt64) throws {
    let description = BaseModel()
    base = try description.cached { reason in
      print("[training the base model, because \(reason)]\n")
    }.model
    language = description.language
    self.seed = seed
    // snippet.cipher
    var generator = SplitMix64(seed: seed)
    table = language.cipher(moving: language.letters, using: &generator)
    // snippet.end
  }

  var task: WordTask { .cipher(table) }
  /// The layers that are adapted: all linear ones but the head.
  var layers: [String] { base.linearNames.filter { $0 != "head" } }

  /// Lines for choosing a learning rate, and others for the results.
  var choice: TokenBatch { lines(of: [task], part: 1) }
  var test: TokenBatch { lines(of: [task], part: 2) }

  func lines(of tasks: [WordTask], part: UInt64) -> TokenBatch {
    var generator = SplitMix64(seed: seed &+ part &* 1_000_003)
    return language.batch(of: tasks, lines: 256, using: &generator)
  }

  /// The matrix of a layer, before training.
  func weight(_ layer: String) -> Matrix<Float> {
    base.linearLayer(named: layer).dense().weight.value
  }

  // snippet.attach
  /// The base with adapters on some layers, all else frozen.
  func adapted(
    _ layers: [String]? = nil, seed: UInt64,
    make: (String, Linear<Float>, inout SplitMix64) throws
      -> any Adapter<Float>
  ) throws -> Transformer<Float> {
    var generator = SplitMix64(seed: seed)
    var model = base
    try model.attach(to: layers ?? self.layers) { name, linear in
      try make(name, linear, &generator)
    }
    return model
  }
  // snippet.end
}

/// What a training leaves behind.
struct Run {
  var model: Transformer<Float>
  let losses: [Double]
  let seconds: Double
  let stateBytes: Int
}

extension FineTuning {
  // snippet.train
  /// Trains what is not frozen: `steps` batches of 24 lines.
  func train(
    _ start: Transformer<Float>, with optimizer: some Optimizer<Float>,
    on task: WordTask? = nil, seed: UInt64,
    adjust: (inout Transformer<Float>, Int) -> Void = { _, _ in }
  ) throws -> Run {
    var (model, optimizer) = (start, optimizer)
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: 15), gradientBound: 1, seed: seed)
    let clock = ContinuousClock()
    let begin = clock.now
    let losses = try trainer.train(
      &model, with: &optimizer, adjust: adjust
    ) { generator in
      language.batch(of: [task ?? self.task], lines: 24, using: &generator)
    }
    return Run(
      model: model, losses: losses.map(Double.init),
      seconds: (clock.now - begin) / .seconds(1),
      stateBytes: optimizer.stateBytes)
  }
  // snippet.end
}
