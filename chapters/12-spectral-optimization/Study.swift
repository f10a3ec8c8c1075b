import LinearAlgebra
import Training

/// The transformer of the chapter on adapters, trained from the start.
struct Study: Sendable {
  /// The steps of a training.
  static let steps = 200
  /// The lines of a batch.
  static let lines = 24
  /// After how many steps the loss on new lines is measured.
  static let stops = [10, 20, 40, 80, 140, 200]

  let language = BaseModel().language
  let seed: UInt64
  var shape = BaseModel().shape

  /// A seed for each use, so that no two draw the same numbers.
  func seed(_ part: UInt64) -> UInt64 { seed &+ part &* 1_000_003 }

  /// The network before training.
  var start: Transformer<Float> {
    var generator = SplitMix64(seed: seed(1))
    return Transformer(shape, using: &generator)
  }

  /// New lines, on which results are measured.
  var test: TokenBatch {
    var generator = SplitMix64(seed: seed(2))
    return language.batch(
      of: WordTask.pretraining, lines: 256, using: &generator)
  }

  // snippet.hidden
  /// Whether a parameter is a matrix that multiplies activations.
  static func isHidden(_ name: String) -> Bool {
    name.hasPrefix("blocks") && name.hasSuffix("weight")
      && !name.contains("Norm")
  }
  // snippet.end
}

/// What a training leaves behind.
struct Course {
  let start: Transformer<Float>
  var model: Transformer<Float>
  /// The loss on new lines at each stop.
  var losses: [Double] = []
  /// The time of the steps alone.
  var seconds = 0.0

  /// The hidden matrices, and how far training has moved them.
  var matrices: [(weight: Matrix<Double>, update: Matrix<Double>)] {
    let before = start.namedValues
    return zip(before, model.namedValues).compactMap { old, new in
      guard Study.isHidden(new.name) else { return nil }
      let weight = Matrix<Double>(new.value)
      return (weight, weight - Matrix<Double>(old.value))
    }
  }
}

extension Study {
  /// What is called before each step, with the share of the rate that it has.
  typealias Watch = (inout Transformer<Float>, Float) -> Void

  /// Trains on new lines in every step.
  func train(
    with optimizer: some Optimizer<Float>, _ watch: Watch
  ) throws -> Course {
    try train(with: optimizer, adjust: watch) { generator in
      language.batch(
        of: WordTask.pretraining, lines: Self.lines, using: &generator)
    }
  }

  /// Trains all parameters.
  func train(
    with optimizer: some Optimizer<Float>,
    adjust: Watch = { _, _ in },
    drawing draw: (inout SplitMix64) -> TokenBatch
  ) throws -> Course {
    var optimizer = optimizer
    var course = Course(start: start, model: start)
    let trainer = Trainer<Float>(
      steps: Self.steps, schedule: .cosine(warmUp: 20), gradientBound: 1,
      seed: seed(3))
    let (clock, test) = (ContinuousClock(), test)
    var model = course.model
    var begin = clock.now
    let schedule = trainer.schedule
    try trainer.train(&model, with: &optimizer) { model, step in
      adjust(&model, schedule.factor(at: step, of: Self.steps))
      guard Self.stops.contains(step) else { return }
      course.seconds += (clock.now - begin) / .seconds(1)
      var copy = model
      course.losses.append(Double(copy.loss(of: test)))
      begin = clock.now
    } drawing: {
      draw(&$0)
    }
    course.seconds += (clock.now - begin) / .seconds(1)
    course.losses.append(Double(model.loss(of: test)))
    course.model = model
    return course
  }
}
