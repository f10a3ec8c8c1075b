import LinearAlgebra
import Testing
import Training

@Suite struct AdapterTests {
  @Test(arguments: AdapterKind.differentiated)
  func `the gradients agree with central differences, that of the input too`(
    kind: AdapterKind
  ) throws {
    var generator = SplitMix64(seed: 1)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      let linear: Linear<Double> = generator.linear(outputs, inputs)
      let adapter = try kind.make(linear, rank: rank, using: &generator)
      let problem = LayerProblem<Double>(
        adapter.perturbed(using: &generator), tokens: 4, using: &generator)
      let checks = problem.gradientErrors(using: &generator)
      #expect(checks.count >= 3)
      for check in checks {
        #expect(check.error < 1e-6, "\(check.name) of \(outputs) × \(inputs): \(check.error)")
      }
    }
  }

  @Test(arguments: AdapterKind.allCases)
  func `a merged layer gives what base and change give apart`(kind: AdapterKind) throws {
    try checkMerging(kind, of: Double.self)
    try checkMerging(kind, of: Float.self)
  }

  private func checkMerging<Scalar: LinearAlgebraScalar>(
    _ kind: AdapterKind, of: Scalar.Type
  ) throws {
    var generator = SplitMix64(seed: 2)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      let linear: Linear<Scalar> = generator.linear(outputs, inputs)
      var adapter = try kind.make(linear, rank: rank, using: &generator)
        .perturbed(using: &generator)
      let x: Matrix<Scalar> = generator.tokens(inputs, 5)
      let apart = adapter.forward(x)
      adapter.merge()
      #expect(adapter.isMerged)
      let together = adapter.forward(x)
      // Two orders of the same sums: a few roundings for each of their terms.
      let size = adapter.adaptedWeight.frobeniusNorm * x.frobeniusNorm + apart.frobeniusNorm
      let bound = 8 * Scalar(inputs + rank + 2) * .ulpOfOne * size
      #expect((apart - together).frobeniusNorm <= bound)
      var plain = adapter.merged()
      #expect((plain.forward(x) - together).frobeniusNorm <= bound)
      adapter.unmerge()
      #expect(!adapter.isMerged && (adapter.forward(x) - apart).frobeniusNorm <= bound)
    }
  }

  @Test(arguments: AdapterKind.allCases)
  func `the update is what separates the adapted matrix from the base's`(
    kind: AdapterKind
  ) throws {
    var generator = SplitMix64(seed: 3)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      let linear: Linear<Double> = generator.linear(outputs, inputs)
      let adapter = try kind.make(linear, rank: rank, using: &generator)
        .perturbed(using: &generator)
      let difference = adapter.adaptedWeight - adapter.base.dense().weight.value
      let size = adapter.adaptedWeight.frobeniusNorm + linear.weight.value.frobeniusNorm
      #expect((adapter.update - difference).frobeniusNorm <= 1e-14 * size)
      #expect(adapter.update.frobeniusNorm > 1e-3)
    }
  }

  @Test(arguments: AdapterKind.allCases)
  func `training moves the change and not the base`(kind: AdapterKind) throws {
    var generator = SplitMix64(seed: 4)
    let linear: Linear<Double> = generator.linear(6, 8)
    let adapter = try kind.make(linear, rank: 2, using: &generator)
    var problem = LayerProblem<Double>(adapter, tokens: 5, using: &generator)
    problem.input.isTrainable = false
    let frozen = adapter.base.dense()
    let before = problem.loss(of: 0)
    var optimizer = AdamW<Double>(rate: 0.02)
    try Trainer(steps: 30, seed: 1).train(&problem, with: &optimizer) { _ in 0 }
    #expect(problem.loss(of: 0) < 0.9 * before)
    let trained = try #require(problem.layer as? any Adapter<Double>)
    #expect(trained.base.dense().weight.value == frozen.weight.value)
    #expect(trained.base.dense().bias?.value == frozen.bias?.value)
    #expect(optimizer.stateCount == 2 * adapter.trainableCount)
    #expect(optimizer.stateBytes == 16 * adapter.trainableCount)
  }

  @Test(arguments: AdapterKind.allCases)
  func `a rank that the layer cannot have is refused in one sentence`(kind: AdapterKind) {
    var generator = SplitMix64(seed: 5)
    let linear: Linear<Double> = generator.linear(6, 4)
    for rank in [0, 5, -1] {
      #expect(throws: LinearAlgebraError.rankOutOfRange(rank: rank, allowed: 1...4)) {
        try kind.make(linear, rank: rank, using: &generator)
      }
    }
    let error = LinearAlgebraError.rankOutOfRange(rank: 5, allowed: 1...4)
    #expect(error.description == "A rank of 5 is impossible here: choose one from 1 to 4.")
  }
}
