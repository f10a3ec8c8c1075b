public import LinearAlgebra

/// The small transformer that the adapters start from, and how it is trained.
public struct BaseModel: Sendable {
  /// The language of its tasks.
  public var language = WordLanguage()
  /// Where its randomness starts.
  public var seed: UInt64 = 7
  /// The number of steps of training.
  public var steps = 600
  /// The number of lines in a batch.
  public var lines = 64

  /// Describes the model with the values that the course uses.
  public init() {}

  /// Its sizes.
  public var shape: TransformerShape {
    TransformerShape(
      vocabulary: language.vocabulary, length: language.length, features: 64, heads: 4, blocks: 2)
  }

  /// The model before training.
  public func untrained() -> Transformer<Float> {
    var generator = SplitMix64(seed: seed)
    return Transformer(shape, using: &generator)
  }

  /// Trains the model; the same description gives the same model on the same number of threads.
  ///
  /// - Throws: ``TrainingError`` when a number stops being finite.
  public func pretrained() throws(TrainingError) -> (model: Transformer<Float>, losses: [Float]) {
    var (model, optimizer) = (untrained(), AdamW<Float>(rate: 3e-3, weightDecay: 0.01))
    let trainer = Trainer<Float>(
      steps: steps, schedule: .cosine(warmUp: 50, floor: 0.02), gradientBound: 1, seed: seed)
    let losses = try trainer.train(&model, with: &optimizer) { generator in
      language.batch(of: WordTask.pretraining, lines: lines, using: &generator)
    }
    return (model, losses)
  }
}
