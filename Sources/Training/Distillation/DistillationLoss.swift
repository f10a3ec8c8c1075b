public import LinearAlgebra
internal import RealModule

/// How far what a student says is from what its teacher says, `T² · mean KL(p ‖ q)`, and its gradient.
///
/// With the softmaxes `p` of the teacher's logits divided by the temperature T, and `q` of the student's,
/// column by column, `KL(p ‖ q) = Σ pᵢ (ln pᵢ − ln qᵢ)`. The gradient with respect to the student's
/// logits is `T (q − p) / n` for n columns that count; the factor T² keeps its size when T changes. Where
/// nothing counts, the loss is 0. Source: Hinton, Vinyals and Dean, "Distilling the knowledge in a
/// neural network", 2015, https://arxiv.org/abs/1503.02531.
///
/// - Parameters:
///   - student: The logits of the student, a column a place.
///   - teacher: The logits of the teacher, of the same shape.
///   - temperature: The temperature T; the higher, the more the unlikely answers count.
///   - isCounted: Whether a column counts, one for each; all do if there is none.
/// - Returns: The loss, and its gradient with respect to the student's logits.
/// - Precondition: The shapes agree, the temperature is positive and finite.
/// - Complexity: O(rows × columns)
public func distillationLoss<Scalar: LinearAlgebraScalar>(
  _ student: Matrix<Scalar>, teacher: Matrix<Scalar>, temperature: Scalar = 1,
  isCounted: [Bool]? = nil
) -> (loss: Scalar, gradient: Matrix<Scalar>) {
  demand(
    student.rows == teacher.rows && student.columns == teacher.columns,
    "a student's logits of \(student.shape) have no counterpart in \(teacher.shape)")
  demand(
    temperature > 0 && temperature.isFinite, "a temperature is positive, not \(temperature)")
  let counts = isCounted ?? Array(repeating: true, count: student.columns)
  demand(
    counts.count == student.columns,
    "\(counts.count) marks do not fit logits of \(student.shape)")
  var gradient = Matrix<Scalar>.zero(rows: student.rows, columns: student.columns)
  let count = counts.count { $0 }
  if count == 0 || student.rows == 0 { return (0, gradient) }
  var sum: Scalar = 0
  for (j, isCounted) in counts.enumerated() where isCounted {
    let p = LogSoftmax(teacher[column: j], temperature: temperature)
    let q = LogSoftmax(student[column: j], temperature: temperature)
    sum += p.divergence(from: q)
    gradient[column: j] = (temperature / Scalar(count)) * (q.probabilities - p.probabilities)
  }
  return (sum * temperature * temperature / Scalar(count), gradient)
}

/// The logarithms of a softmax, which are finite where the probabilities underflow.
private struct LogSoftmax<Scalar: LinearAlgebraScalar> {
  let logarithms: Vector<Scalar>
  let probabilities: Vector<Scalar>

  init(_ logits: Vector<Scalar>, temperature: Scalar) {
    let largest = logits.max() ?? 0
    // The difference comes first: the quotient of a huge logit and a small temperature overflows.
    let shifted = logits.map { ($0 - largest) / temperature }
    let normalizer = Scalar.log(shifted.reduce(0) { $0 + .exp($1) })
    logarithms = Vector(shifted.map { $0 - normalizer })
    probabilities = Vector(logarithms.map { .exp($0) })
  }

  /// The divergence `Σ pᵢ (ln pᵢ − ln qᵢ)`; a term with p = 0 is 0, as its limit is.
  func divergence(from other: LogSoftmax) -> Scalar {
    probabilities.indices.reduce(0) { sum, i in
      let p = probabilities[i]
      return p == 0 ? sum : sum + p * (logarithms[i] - other.logarithms[i])
    }
  }
}
