public import LinearAlgebra
public import Training

/// A model that learns to answer as another one does, from any text.
///
/// ```swift
/// var student = LlamaDistillation(student: compressed, teacher: dense)
/// try trainer.train(&student, with: &optimizer) { text.batch(windows: 1, length: 256, using: &$0) }
/// ```
///
/// The loss is the mean over the places of the divergence `KL(p ‖ q)` of the student's answers q from
/// the teacher's answers p. Targets are looked at only to know which places count. Logits of both are
/// computed some tokens at a time and forgotten. The teacher is no parameter: nothing changes it.
public struct LlamaDistillation<Scalar: LinearAlgebraScalar>: Trainable {
  /// The model that learns.
  public var student: Llama<Scalar>
  /// The model that it learns from.
  public private(set) var teacher: Llama<Scalar>

  /// Prepares to learn.
  ///
  /// - Precondition: Both have the same embedding.
  public init(student: Llama<Scalar>, teacher: Llama<Scalar>) {
    demand(
      student.shape.vocabulary == teacher.shape.vocabulary
        && student.shape.features == teacher.shape.features,
      "a student of \(student.shape.vocabulary) words cannot learn from a teacher of "
        + "\(teacher.shape.vocabulary)")
    (self.student, self.teacher) = (student, teacher)
  }

  /// The loss of a batch; adds its gradients to those of the student.
  public mutating func accumulateGradients(of batch: TokenBatch) -> Scalar {
    let (loss, gradient) = lossAndGradient(batch, wantsGradient: true)
    if let gradient { student.backward(gradient) }
    return loss
  }

  /// The loss of a batch.
  public mutating func loss(of batch: TokenBatch) -> Scalar {
    lossAndGradient(batch, wantsGradient: false).loss
  }

  /// Calls a body with the parameters of the student.
  public mutating func withParameters(_ body: (String, inout Parameter<Scalar>) -> Void) {
    student.withParameters(body)
  }

  private mutating func lossAndGradient(
    _ batch: TokenBatch, wantsGradient: Bool
  ) -> (loss: Scalar, gradient: Matrix<Scalar>?) {
    let answers = teacher.hidden(batch.tokens, length: batch.length)
    let hidden = student.hidden(batch.tokens, length: batch.length)
    let counts = batch.targets.map { $0 != nil }
    let (sum, gradient) = TiedHead(embedding: student.embedding)
      .divergence(hidden, teacher: answers, isCounted: counts, wantsGradient: wantsGradient)
    return (Scalar(sum / Double(max(counts.count { $0 }, 1))), gradient)
  }
}

extension LlamaDistillation: HasLinearLayers {
  /// Calls a body with every linear layer of the student and its name.
  public mutating func withLinearLayers(
    _ body: (String, inout any LinearLayer<Scalar>) -> Void
  ) {
    student.withLinearLayers(body)
  }
}
