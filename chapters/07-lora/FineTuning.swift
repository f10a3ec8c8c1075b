import LinearAlgebra
import Literate
import Training

/// A trained network, and a task that it does not know.
struct FineTuning: Sendable {
  let base: Transformer<Float>
  let language = BaseModel().language
  let seed: UInt64
  /// What the cipher makes of each letter.
  let table: [Int]
  let steps: Int

  static func network() throws -> Transformer<Float> {
    try BaseModel().cached { reason in
      print("[training the base model, because \(reason)]\n")
    }.model
  }

  /// The seed decides the cipher, the start, the batches and the test lines.
  init(_ base: Transformer<Float>, seed: UInt64, steps: Int = 240) {
    self.base = base
    self.seed = seed
    self.steps = steps
    // snippet.cipher
    var generator = SplitMix64(seed: seed)
    table = language.cipher(moving: language.letters, using: &generator)
    // snippet.end
  }

  var task: WordTask { .cipher(table) }
  /// The layers that are adapted: all linear ones but the head.
  var layers: [String] { base.linearNames.filter { $0 != "head" } }

  /// New lines, on which results are measured.
  var test: TokenBatch { lines(of: [task], part: 2) }

  func lines(of tasks: [WordTask], part: UInt64) -> TokenBatch {
    var generator = SplitMix64(seed: seed(part))
    return language.batch(of: tasks, lines: 256, using: &generator)
  }

  /// A seed for each use, so that no two draw the same numbers.
  func seed(_ part: UInt64) -> UInt64 { seed &+ part &* 1_000_003 }

  /// The matrix of a layer, before training.
  func weight(_ layer: String) -> Matrix<Float> {
    base.linearLayer(named: layer).dense().weight.value
  }

  // snippet.attach
  /// The base with adapters on some layers, all else frozen.
  func adapted(
    _ layers: [String]? = nil,
    make: (String, Linear<Float>, inout SplitMix64) throws
      -> any Adapter<Float>
  ) throws -> Transformer<Float> {
    var generator = SplitMix64(seed: seed(5))
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
    adjust: (inout Transformer<Float>, Int) -> Void = { _, _ in }
  ) throws -> Run {
    var (model, optimizer) = (start, optimizer)
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: 15), gradientBound: 1,
      seed: seed(6))
    let clock = ContinuousClock()
    let begin = clock.now
    let losses = try trainer.train(
      &model, with: &optimizer, adjust: adjust
    ) { generator in
      language.batch(of: [task], lines: 24, using: &generator)
    }
    return Run(
      model: model, losses: losses.map(Double.init),
      seconds: (clock.now - begin) / .seconds(1),
      stateBytes: optimizer.stateBytes)
  }
  // snippet.end
}
