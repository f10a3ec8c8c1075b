import LinearAlgebra
import Testing
import Training

@Suite struct DoRATests {
  @Test func `at the start the output is the base's`() throws {
    try checkStart(of: Double.self)
    try checkStart(of: Float.self)
  }

  private func checkStart<Scalar: LinearAlgebraScalar>(of: Scalar.Type) throws {
    var generator = SplitMix64(seed: 1)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      var linear: Linear<Scalar> = generator.linear(outputs, inputs)
      var adapter = try DoRA(linear, rank: rank, using: &generator)
      let x: Matrix<Scalar> = generator.tokens(inputs, 7)
      #expect(adapter.forward(x).agrees(with: linear.forward(x), terms: inputs))
      #expect(adapter.adaptedWeight.agrees(with: linear.weight.value, terms: inputs))
    }
  }

  @Test func `the rows of the adapted matrix have the trained lengths`() throws {
    var generator = SplitMix64(seed: 2)
    let adapter = try DoRA<Double>(generator.linear(5, 8), rank: 3, using: &generator)
      .perturbed(using: &generator)
    let (adapted, directions) = (adapter.adaptedWeight, adapter.lora.adaptedWeight)
    for i in 0..<5 {
      let length = adapter.magnitude.value[i, 0]
      #expect(abs(adapted[row: i].norm - abs(length)) < 1e-14 * abs(length))
      let expected = length / directions[row: i].norm * directions[row: i]
      #expect((adapted[row: i] - expected).norm < 1e-14 * abs(length))
    }
    #expect(adapter.trainableCount == 3 * 13 + 5)
  }

  @Test func `the gradients are those of the function with its norms held fixed`() throws {
    var generator = SplitMix64(seed: 3)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      let dora = try DoRA<Double>(
        generator.linear(outputs, inputs), rank: rank, alpha: 3, using: &generator
      ).perturbed(using: &generator)
      let problem = LayerProblem<Double>(HeldNorms(dora), tokens: 4, using: &generator)
      let checks = problem.gradientErrors(using: &generator)
      #expect(checks.count == 4)
      for check in checks {
        #expect(check.error < 1e-6, "\(check.name) of \(outputs) × \(inputs): \(check.error)")
      }
    }
  }

  @Test func `the length's and the input's gradients are the whole derivative`() throws {
    var generator = SplitMix64(seed: 4)
    let dora = try DoRA<Double>(generator.linear(6, 5), rank: 2, using: &generator)
      .perturbed(using: &generator)
    let problem = LayerProblem<Double>(dora, tokens: 4, using: &generator)
    let errors = problem.gradientErrors(using: &generator).map { ($0.name, $0.error) }
    for (name, error) in errors {
      let isWhole = name == "input" || name == "lora_magnitude_vector"
      #expect((error < 1e-6) == isWhole, "\(name): \(error)")
    }
  }

  @Test func `a row of zeros gives no NaN, and can be trained away from zero`() throws {
    var generator = SplitMix64(seed: 5)
    var linear: Linear<Double> = generator.linear(4, 3)
    linear.weight.value[row: 2] = .zero(3)
    let dora = try DoRA(linear, rank: 2, using: &generator)
    var problem = LayerProblem<Double>(dora, tokens: 6, using: &generator)
    problem.input.isTrainable = false
    var optimizer = AdamW<Double>(rate: 0.05)
    try Trainer(steps: 20, seed: 1).train(&problem, with: &optimizer) { _ in 0 }
    let trained = problem.layer.dense().weight.value
    #expect(trained.isFinite && trained[row: 2].norm > 0.01)
  }
}

/// A DoRA whose forward pass divides by norms that do not change with the factors.
private struct HeldNorms: LinearLayer {
  var dora: DoRA<Double>
  let norms: Vector<Double>

  init(_ dora: DoRA<Double>) {
    self.dora = dora
    let directions = dora.lora.adaptedWeight
    norms = Vector((0..<dora.outputs).map { directions[row: $0].norm })
  }

  var inputs: Int { dora.inputs }
  var outputs: Int { dora.outputs }
  func dense() -> Linear<Double> { dora.dense() }

  mutating func forward(_ x: Matrix<Double>) -> Matrix<Double> {
    _ = dora.forward(x)
    let gains = Vector((0..<outputs).map { dora.magnitude.value[$0, 0] / norms[$0] })
    var layer = Linear(
      weight: dora.lora.adaptedWeight.scaled(rowsBy: gains),
      bias: dora.base.dense().bias.map { $0.value[column: 0] })
    return layer.forward(x)
  }

  mutating func backward(_ gradient: Matrix<Double>) -> Matrix<Double> { dora.backward(gradient) }

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    dora.withParameters(body)
  }
}

@Suite struct LoRAPlusTests {
  @Test func `B is trained at a multiple of the rate of all else`() throws {
    let groups: [ParameterGroup<Double>] = .loraPlus(rate: 0.01, ratio: 8, weightDecay: 0.1)
    func rate(_ name: String) -> Double? { groups.first { $0.contains(name) }?.rate }
    #expect(rate("blocks.0.attention.query.lora_B.weight") == 0.08)
    #expect(rate("head.lora_B") == 0.08)
    for name in ["head.lora_A.weight", "head.lora_magnitude_vector", "norm.weight"] {
      #expect(rate(name) == 0.01)
    }
    #expect(groups.allSatisfy { $0.weightDecay == 0.1 })
    let usual: [ParameterGroup<Float>] = .loraPlus(rate: 1)
    #expect(usual.map(\.rate) == [16, 1])
  }
}
