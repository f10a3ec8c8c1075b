import LinearAlgebra
import Testing
import Training

@Suite struct AdaLoRATests {
  @Test func `at the start the output is the base's`() throws {
    var generator = SplitMix64(seed: 1)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      var linear: Linear<Float> = generator.linear(outputs, inputs)
      var adapter = try AdaLoRA(linear, rank: rank, using: &generator)
      let x: Matrix<Float> = generator.tokens(inputs, 7)
      #expect(adapter.forward(x).agrees(with: linear.forward(x), terms: inputs))
      #expect(adapter.activeRank == 0 && adapter.trainableCount == rank * (inputs + outputs + 1))
    }
  }

  @Test func `the change is that of its triplets, times alpha over their number`() throws {
    var generator = SplitMix64(seed: 2)
    let linear: Linear<Double> = generator.linear(4, 5)
    let (a, b): (Matrix<Double>, Matrix<Double>) = (generator.tokens(3, 5), generator.tokens(4, 3))
    let adapter = AdaLoRA(linear, a: a, b: b, e: [2, 0, -1], alpha: 6)
    let expected = 4 * b[column: 0].outer(a[row: 0]) - 2 * b[column: 2].outer(a[row: 2])
    // The denominator is 3.00001 and not 3.
    #expect(adapter.update.isApproximatelyEqual(to: expected, relativeTolerance: 4e-6))
    #expect(adapter.activeRank == 2)
  }

  @Test func `the penalty is zero where P and Q are orthonormal, and adds its gradient`() throws {
    var generator = SplitMix64(seed: 3)
    let (p, q) = (
      try Matrix<Double>.orthonormal(rows: 6, columns: 3, using: &generator),
      try Matrix<Double>.orthonormal(rows: 5, columns: 3, using: &generator)
    )
    let linear: Linear<Double> = generator.linear(6, 5)
    var adapter = AdaLoRA(linear, a: q.transposed(), b: p, e: [1, 2, 3], alpha: 1)
    #expect(adapter.addOrthogonalityPenalty(weight: 0.3) < 1e-28)
    let problem = PenaltyProblem(adapter: adapter.perturbed(using: &generator))
    let checks = problem.checkGradients(of: 0.3, entries: 12, using: &generator)
      .filter { ["lora_A", "lora_B"].contains($0.name) }
    #expect(checks.count == 2)
    for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
    var plain = try LoRA(linear, rank: 2, using: &generator)
    #expect(plain.addOrthogonalityPenalty(weight: 1) == 0 && plain.a.gradient.maxNorm == 0)
  }
}

/// The orthogonality penalty alone, as a loss; the batch is its weight.
private struct PenaltyProblem: Trainable {
  var adapter: AdaLoRA<Double>

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    adapter.withParameters(body)
  }

  mutating func accumulateGradients(of weight: Double) -> Double {
    adapter.addOrthogonalityPenalty(weight: weight)
  }

  mutating func loss(of weight: Double) -> Double {
    var copy = adapter
    return copy.addOrthogonalityPenalty(weight: weight)
  }
}

@Suite struct RankAllocatorTests {
  @Test func `the budget falls with the cube of the time that is left`() {
    let budget = RankBudget(initialRank: 12, targetRank: 8, warmUp: 10, coolDown: 20, steps: 110)
    let totals = (0..<110).map { budget.total(at: $0, layers: 100) }
    #expect(totals[0...10].allSatisfy { $0 == 1200 })
    #expect(totals[90...].allSatisfy { $0 == 800 })
    #expect(totals[50] == 800 + 400 / 8 && totals[30] == 800 + 400 * 27 / 64)
    #expect(zip(totals, totals.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `a budget that does not fall takes nothing away`() throws {
    let budget = RankBudget(initialRank: 2, targetRank: 2, warmUp: 0, coolDown: 1, steps: 5)
    let (problem, allocator) = try trained(budget, steps: 5)
    #expect(allocator.ranks == ["first": 2, "second": 2])
    #expect(problem.layers[0].activeRank == 2)
  }

  @Test func `the layer that needs a change gets the triplets`() throws {
    let budget = RankBudget(initialRank: 4, targetRank: 2, warmUp: 20, coolDown: 20, steps: 120)
    let (problem, allocator) = try trained(budget, steps: 120)
    // The second layer is right as it is.
    #expect(allocator.ranks == ["first": 4, "second": 0])
    #expect(problem.layers.map(\.activeRank) == [4, 0])
    // Adam keeps two numbers for each trained one, and so does the allocator.
    let trained = problem.layers.reduce(0) { $0 + $1.trainableCount }
    #expect(allocator.stateCount == 4 * trained)
  }

  @Test func `after the cool-down has begun the choice stays`() throws {
    let budget = RankBudget(initialRank: 4, targetRank: 1, warmUp: 3, coolDown: 30, steps: 60)
    let (_, early) = try trained(budget, steps: 31)
    let (_, late) = try trained(budget, steps: 60)
    #expect(early.kept == late.kept)
    #expect(late.ranks.values.reduce(0, +) == 2)
  }

  @Test func `importance is smoothed sensitivity times its smoothed variation`() {
    var layer = Triplets(a: [[1, 2], [3, -1]], b: [[2, 0.5]], e: [[1], [-2]])
    let budget = RankBudget(initialRank: 2, targetRank: 1, warmUp: 0, coolDown: 1, steps: 2)
    var allocator = RankAllocator(SGD<Double>(rate: 0), budget: budget)
    layer.setGradients(a: [[1, 1], [1, 1]], b: [[1, 1]], e: [[1], [1]])
    allocator.update(&layer, rateFactor: 1)
    // A number w with gradient 1 has Ī = 0.15|w| and Ū = 0.15·0.85|w|, so s is a multiple of w²:
    // 1 + (1 + 4)/2 + 4 = 7.5 and 4 + (9 + 1)/2 + 0.25 = 9.25.
    #expect(allocator.kept == ["": [true, true]])
    allocator.update(&layer, rateFactor: 1)
    #expect(allocator.kept == ["": [false, true]])
    #expect(layer.e.value == [[0], [-2]])
  }

  private func trained(
    _ budget: RankBudget, steps: Int
  ) throws -> (TwoLayers, RankAllocator<AdamW<Double>>) {
    var generator = SplitMix64(seed: 4)
    var problem = try TwoLayers(rank: budget.initialRank, using: &generator)
    var allocator = RankAllocator(AdamW<Double>(rate: 0.02), budget: budget)
    try Trainer(steps: steps, seed: 1).train(
      &problem, with: &allocator,
      adjust: { problem, _ in problem.addOrthogonalityPenalty(weight: 0.1) }
    ) { (generator: inout SplitMix64) in generator.tokens(6, 24) as Matrix<Double> }
    return (problem, allocator)
  }
}

/// Two adapted layers, of which the first should become another matrix and the second should not.
private struct TwoLayers: Trainable {
  var layers: [AdaLoRA<Double>]
  var targets: [Linear<Double>]

  init(rank: Int, using generator: inout SplitMix64) throws {
    let bases: [Linear<Double>] = [generator.linear(6, 6), generator.linear(6, 6)]
    layers = try bases.map { try AdaLoRA($0, rank: rank, using: &generator) }
    targets = bases
    targets[0].weight.value += .gaussian(rows: 6, columns: 6, using: &generator)
  }

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    layers[0].withParameters(under: "first", body)
    layers[1].withParameters(under: "second", body)
  }

  mutating func accumulateGradients(of x: Matrix<Double>) -> Double {
    layers.indices.reduce(0) { sum, i in
      let error = layers[i].forward(x) - targets[i].forward(x)
      _ = layers[i].backward((1 / Double(x.columns)) * error)
      return sum + error.frobeniusNorm * error.frobeniusNorm / Double(2 * x.columns)
    }
  }

  mutating func loss(of x: Matrix<Double>) -> Double {
    layers.indices.reduce(0) { sum, i in
      let error = layers[i].forward(x) - targets[i].forward(x)
      return sum + error.frobeniusNorm * error.frobeniusNorm / Double(2 * x.columns)
    }
  }
}

/// The parameters of one adapter without a layer.
private struct Triplets: Parametrized {
  var a, b, e: Parameter<Double>

  init(a: Matrix<Double>, b: Matrix<Double>, e: Matrix<Double>) {
    (self.a, self.b, self.e) = (Parameter(a), Parameter(b), Parameter(e))
  }

  mutating func setGradients(a: Matrix<Double>, b: Matrix<Double>, e: Matrix<Double>) {
    self.a.accumulate(a)
    self.b.accumulate(b)
    self.e.accumulate(e)
  }

  mutating func withParameters(_ body: (String, inout Parameter<Double>) -> Void) {
    body("lora_A", &a)
    body("lora_B", &b)
    body("lora_E", &e)
  }
}
