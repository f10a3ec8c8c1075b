import LinearAlgebra
import Testing
import Training

@Suite struct GradientTests {
  @Test(arguments: [1, 2, 3])
  func `a transformer's gradients agree with central differences`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let shape = TransformerShape(
      vocabulary: 7, length: 6, features: 8, heads: seed == 3 ? 1 : 2, blocks: 2)
    var model = Transformer<Double>(shape, using: &generator)
    model.perturb(using: &generator)
    let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
    let checks = model.checkGradients(of: batch, entries: 6, using: &generator)
    #expect(checks.count == 3 + 2 * 16 + 2)
    for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
  }

  @Test func `a wrong gradient is noticed`() {
    var generator = SplitMix64(seed: 4)
    let model = Lopsided(parameter: Parameter([[0.5, -1], [2, 0.25]]))
    let checks = model.checkGradients(of: 3, using: &generator)
    #expect(checks.map(\.name) == ["parameter"])
    #expect(checks[0].error > 0.4)
  }

  @Test func `in single precision the gradients agree to its digits`() {
    var generator = SplitMix64(seed: 5)
    let shape = TransformerShape(vocabulary: 5, length: 4, features: 8, heads: 2, blocks: 1)
    var model = Transformer<Double>(shape, using: &generator)
    model.perturb(using: &generator)
    var narrow = Transformer<Float>(shape, using: &generator)
    narrow.setValues(
      Dictionary(uniqueKeysWithValues: model.namedValues.map { ($0.name, Matrix($0.value)) }))
    let batch = TokenBatch.random(shape, sequences: 4, length: 4, using: &generator)
    let (wide, short) = (
      model.accumulateGradients(of: batch), narrow.accumulateGradients(of: batch)
    )
    #expect(abs(wide - Double(short)) < 1e-5 * wide)
    for (exact, rounded) in zip(model.namedGradients, narrow.namedGradients) {
      let error = (exact.gradient - Matrix(rounded.gradient)).frobeniusNorm
      // A few hundred roundings on the way, some of which cancel in the attention's keys.
      #expect(error <= 1e-4 * exact.gradient.frobeniusNorm + 1e-6, "\(exact.name)")
    }
  }

  @Test func `the loss ignores places without a target`() {
    let logits: Matrix<Double> = [[1, 5], [2, 0], [0, -3]]
    let (some, gradient) = crossEntropy(logits, targets: [1, nil])
    let (alone, _) = crossEntropy(logits[columns: 0..<1], targets: [1])
    #expect(some == alone)
    #expect(gradient[column: 1].elements == [0, 0, 0])
    #expect(abs(gradient.elements.reduce(0, +)) < 1e-15)
    #expect(crossEntropy(logits, targets: [nil, nil]).loss == 0)
  }

  @Test func `huge logits overflow neither the loss nor the gradient`() {
    let logits: Matrix<Float> = [[1e30], [-1e30], [0]]
    let (loss, gradient) = crossEntropy(logits, targets: [0])
    #expect(loss == 0 && gradient.maxNorm == 0)
    #expect(crossEntropy(logits, targets: [2]).loss == 1e30)
  }
}

extension Parametrized {
  /// Moves every parameter off the value that it starts with, where some gradients vanish.
  mutating func perturb(using generator: inout SplitMix64) {
    withParameters { _, parameter in
      let (rows, columns) = (parameter.value.rows, parameter.value.columns)
      parameter.value += .random(rows: rows, columns: columns, in: -0.5...0.5, using: &generator)
    }
  }
}

extension TokenBatch {
  static func random(
    _ shape: TransformerShape, sequences: Int, length: Int, using generator: inout SplitMix64
  ) -> TokenBatch {
    let count = sequences * length
    let tokens = (0..<count).map { _ in Int(generator.uniform() * Double(shape.vocabulary)) }
    let targets = (0..<count).map { place -> Int? in
      place % length == 0 ? nil : Int(generator.uniform() * Double(shape.vocabulary))
    }
    return TokenBatch(tokens: tokens, targets: targets, length: length)
  }
}

/// `½ c ‖P‖²`, with a gradient of twice what it should be.
private struct Lopsided: Trainable {
  var parameter: Parameter<Double>

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    body("parameter", &parameter)
  }

  mutating func accumulateGradients(of batch: Double) -> Double {
    let wrong = 2 * batch * parameter.value
    parameter.accumulate(wrong)
    return loss(of: batch)
  }

  mutating func loss(of batch: Double) -> Double {
    batch * parameter.value.elements.reduce(0) { $0 + $1 * $1 } / 2
  }
}
