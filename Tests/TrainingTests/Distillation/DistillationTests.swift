import LinearAlgebra
import RealModule
import Testing
import Training

@Suite struct `A student and its teacher` {
  private let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 1)

  @Test func `loses nothing to a teacher that says the same`() {
    var generator = SplitMix64(seed: 51)
    let logits: Matrix<Double> = generator.tokens(5, 4)
    let same = distillationLoss(logits, teacher: logits, temperature: 3)
    #expect(same.loss == 0 && same.gradient.maxNorm == 0)
    // A softmax does not see what is added to a whole column.
    let moved = distillationLoss(logits.map { $0 + 2 }, teacher: logits, temperature: 3)
    #expect(abs(moved.loss) < 1e-14)
  }

  @Test func `is the divergence by hand, and nothing where nothing counts`() {
    let student: Matrix<Double> = [[0, 9], [0, 1]]
    let teacher: Matrix<Double> = [[2, 3], [0, 8]]
    let p = 1 / (1 + Double.exp(-1))
    let expected = 4 * (p * Double.log(2 * p) + (1 - p) * Double.log(2 * (1 - p)))
    let found = distillationLoss(
      student, teacher: teacher, temperature: 2, isCounted: [true, false])
    #expect(abs(found.loss - expected) < 1e-14)
    #expect(abs(found.gradient[0, 0] - 2 * (0.5 - p)) < 1e-15)
    #expect(found.gradient[column: 1] == [0, 0])
    let none = distillationLoss(student, teacher: teacher, isCounted: [false, false])
    #expect(none.loss == 0 && none.gradient.maxNorm == 0)
  }

  @Test func `survives logits whose softmax underflows`() {
    let far = distillationLoss(Matrix<Float>([[-1e30], [0]]), teacher: [[0], [0]], temperature: 2)
    #expect(far.loss.isFinite && far.loss > 1e29 && far.gradient.isFinite)
    let sure = distillationLoss(Matrix<Float>([[0], [0]]), teacher: [[-1e30], [0]])
    #expect(abs(sure.loss - 0.6931472) < 1e-6)
  }

  @Test(arguments: [1.0, 0.3, 0.0])
  func `has gradients that agree with central differences`(_ weight: Double) {
    var generator = SplitMix64(seed: 52)
    var (student, teacher) = (
      Transformer<Double>(shape, using: &generator), Transformer<Double>(shape, using: &generator)
    )
    student.perturb(using: &generator)
    teacher.perturb(using: &generator)
    let model = Distillation(student: student, teacher: teacher, weight: weight, temperature: 2)
    let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
    for check in model.checkGradients(of: batch, entries: 4, using: &generator) {
      #expect(check.error < 1e-6, "\(check.name): \(check.error)")
    }
  }

  @Test func `brings the student to the teacher, and leaves the teacher as it is`() throws {
    var generator = SplitMix64(seed: 53)
    let student = Transformer<Double>(shape, using: &generator)
    let teacher = Transformer<Double>(shape, using: &generator)
    var model = Distillation(student: student, teacher: teacher)
    let batch = TokenBatch.random(shape, sequences: 4, length: 5, using: &generator)
    let before = model.loss(of: batch)
    var optimizer = AdamW<Double>(rate: 0.01)
    try Trainer<Double>(steps: 100, seed: 1).train(&model, with: &optimizer) { _ in batch }
    #expect(model.loss(of: batch) < before / 10)
    #expect(model.teacher.namedValues.map(\.value) == teacher.namedValues.map(\.value))
    #expect(model.trainableCount == student.trainableCount)
  }
}
