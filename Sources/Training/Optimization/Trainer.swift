public import LinearAlgebra
internal import RealModule

/// The loop of training: draw a batch, find the gradients, take a step, note the loss.
///
/// The same seed gives the same batches and, where BLAS adds in the same order, the same parameters to
/// the last bit.
public struct Trainer<Scalar: LinearAlgebraScalar>: Sendable {
  /// The number of steps.
  public var steps: Int
  /// The learning rate's course.
  public var schedule: Schedule
  /// The length to which a longer gradient, of all trained parameters together, is cut; nil for none.
  public var gradientBound: Scalar?
  /// Where the batches' randomness starts.
  public var seed: UInt64

  /// Makes a loop.
  public init(
    steps: Int, schedule: Schedule = .constant, gradientBound: Scalar? = nil, seed: UInt64
  ) {
    demand(steps >= 0, "a loop cannot have \(steps) steps")
    self.steps = steps
    self.schedule = schedule
    self.gradientBound = gradientBound
    self.seed = seed
  }

  /// Trains a model and gives the loss of each step's batch, taken before the step.
  ///
  /// `draw` makes a batch from the loop's own random numbers. `adjust` is called with the model and
  /// the number of the step when the gradients are known and not yet used, for penalties and for
  /// methods that watch gradients.
  ///
  /// - Throws: ``TrainingError/diverged(what:step:learningRate:)`` when a loss, a gradient or a
  ///   parameter is not finite. The model then has the parameters of the last step with a finite
  ///   loss.
  @discardableResult
  public func train<Model: Trainable<Scalar>>(
    _ model: inout Model, with optimizer: inout some Optimizer<Scalar>,
    adjust: (inout Model, Int) -> Void = { _, _ in },
    drawing draw: (inout SplitMix64) -> Model.Batch
  ) throws(TrainingError) -> [Scalar] {
    var generator = SplitMix64(seed: seed)
    var losses: [Scalar] = []
    var good = model.trainedValues
    for step in 0..<steps {
      let factor: Scalar = schedule.factor(at: step, of: steps)
      let rate = Double(optimizer.rate * factor)
      model.clearGradients()
      let loss = model.accumulateGradients(of: draw(&generator))
      guard loss.isFinite else {
        model.setTrainedValues(good)
        throw .diverged(what: .loss, step: step, learningRate: rate)
      }
      good = model.trainedValues
      adjust(&model, step)
      let length = model.gradientLength
      guard length.isFinite else {
        model.setTrainedValues(good)
        throw .diverged(what: .gradient, step: step, learningRate: rate)
      }
      if let bound = gradientBound, length > bound { model.scaleGradients(by: bound / length) }
      optimizer.update(&model, rateFactor: factor)
      losses.append(loss)
    }
    try requireFinite(&model, good, rate: Double(optimizer.rate))
    return losses
  }

  /// The last step has no loss after it that would tell.
  private func requireFinite<Model: Trainable<Scalar>>(
    _ model: inout Model, _ good: [Matrix<Scalar>], rate: Double
  ) throws(TrainingError) {
    if model.trainedValues.allSatisfy({ $0.maxNorm.isFinite }) { return }
    model.setTrainedValues(good)
    throw .diverged(what: .parameter, step: steps - 1, learningRate: rate)
  }
}

extension Parametrized {
  /// The values of the parameters that are trained; they share storage until a step changes it.
  fileprivate var trainedValues: [Matrix<Scalar>] {
    mutating get {
      var values: [Matrix<Scalar>] = []
      withParameters { if $1.isTrainable { values.append($1.value) } }
      return values
    }
  }

  fileprivate mutating func setTrainedValues(_ values: [Matrix<Scalar>]) {
    var rest = values[...]
    withParameters { if $1.isTrainable { $1.value = rest.removeFirst() } }
  }

  /// The length of the gradients of all trained parameters, taken as one vector.
  fileprivate var gradientLength: Scalar {
    mutating get {
      var lengths: [Scalar] = []
      withParameters { if $1.isTrainable { lengths.append(Vector($1.gradient.elements).norm) } }
      return Vector(lengths).norm
    }
  }

  fileprivate mutating func scaleGradients(by factor: Scalar) {
    withParameters { if $1.isTrainable { $1.scaleGradient(by: factor) } }
  }
}
