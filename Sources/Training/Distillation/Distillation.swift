public import LinearAlgebra

/// A transformer that learns from another one: from its answers, and from the right ones.
///
/// ```swift
/// var student = Distillation(student: compressed, teacher: dense, weight: 0.9, temperature: 2)
/// try trainer.train(&student, with: &optimizer) { language.batch(lines: 32, using: &$0) }
/// let small = student.student
/// ```
///
/// The loss is `w · (distillation loss) + (1 − w) · (cross-entropy)`, both at the places that have a
/// target. With weight 1 the targets themselves are never looked at, only where there is one. The teacher
/// is no parameter: nothing changes it.
public struct Distillation<Scalar: LinearAlgebraScalar>: Trainable {
  /// The transformer that learns.
  public var student: Transformer<Scalar>
  /// The transformer that it learns from.
  public private(set) var teacher: Transformer<Scalar>
  /// The share w of the teacher's answers in the loss, from 0 to 1.
  public let weight: Scalar
  /// The temperature of both softmaxes.
  public let temperature: Scalar

  /// Prepares to learn.
  ///
  /// - Precondition: Both have one vocabulary; the weight is from 0 to 1, the temperature positive.
  public init(
    student: Transformer<Scalar>, teacher: Transformer<Scalar>, weight: Scalar = 1,
    temperature: Scalar = 1
  ) {
    demand(
      student.shape.vocabulary == teacher.shape.vocabulary,
      "a student of \(student.shape.vocabulary) words cannot learn from a teacher of "
        + "\(teacher.shape.vocabulary)")
    demand((0...1).contains(weight), "a share of \(weight) is not from 0 to 1")
    demand(
      temperature > 0 && temperature.isFinite, "a temperature is positive, not \(temperature)")
    (self.student, self.teacher) = (student, teacher)
    (self.weight, self.temperature) = (weight, temperature)
  }

  /// The loss of a batch; adds its gradients to those of the student.
  public mutating func accumulateGradients(of batch: TokenBatch) -> Scalar {
    student.setDropout(isActive: true)
    let logits = student.logits(batch.tokens, length: batch.length)
    student.setDropout(isActive: false)
    let (loss, gradient) = lossAndGradient(logits, batch)
    student.backward(gradient)
    return loss
  }

  /// The loss of a batch.
  public mutating func loss(of batch: TokenBatch) -> Scalar {
    lossAndGradient(student.logits(batch.tokens, length: batch.length), batch).loss
  }

  /// Calls a body with the parameters of the student.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    student.withParameters(body)
  }

  private mutating func lossAndGradient(
    _ logits: Matrix<Scalar>, _ batch: TokenBatch
  ) -> (loss: Scalar, gradient: Matrix<Scalar>) {
    let answers = teacher.logits(batch.tokens, length: batch.length)
    let soft = distillationLoss(
      logits, teacher: answers, temperature: temperature,
      isCounted: batch.targets.map { $0 != nil })
    if weight == 1 { return soft }
    let hard = crossEntropy(logits, targets: batch.targets)
    return (
      weight * soft.loss + (1 - weight) * hard.loss,
      weight * soft.gradient + (1 - weight) * hard.gradient
    )
  }
}

extension Distillation: HasLinearLayers {
  /// Calls a body with every linear layer of the student and its name.
  public mutating func withLinearLayers(
    _ body: (String, inout any LinearLayer<Scalar>) -> Void
  ) {
    student.withLinearLayers(body)
  }
}
