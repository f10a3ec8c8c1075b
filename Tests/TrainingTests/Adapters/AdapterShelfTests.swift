import LinearAlgebra
import Testing
import Training

@Suite struct `Named sets of adapters` {
  private let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 2)
  private let tokens = [1, 2, 3, 4, 5, 6]

  private func adapted(
    _ model: inout Transformer<Double>, _ names: [String], rank: Int,
    _ generator: inout SplitMix64
  ) throws {
    try model.attach(to: names) { _, linear in
      try LoRA(linear, rank: rank, using: &generator).perturbed(using: &generator)
    }
  }

  @Test func `give back what each of them computed, and the base alone`() throws {
    var generator = SplitMix64(seed: 1)
    var model = Transformer<Double>(shape, using: &generator)
    let plain = model.logits(tokens, length: 6)
    var shelf = AdapterShelf<Double>()
    var outputs: [String: Matrix<Double>] = [:]
    for (name, layers, rank) in [
      ("first", ["blocks.0.attention.query", "head"], 2),
      ("second", ["blocks.1.feedForward.expand"], 3),
    ] {
      try adapted(&model, layers, rank: rank, &generator)
      outputs[name] = model.logits(tokens, length: 6)
      shelf.put(name, from: &model)
      #expect(model.adapters.isEmpty && model.logits(tokens, length: 6) == plain)
    }
    #expect(shelf.names == ["first", "second"])
    for name in ["second", "first", "first", "second"] {
      shelf.use(name, in: &model)
      #expect(model.logits(tokens, length: 6) == outputs[name])
      #expect(model.trainableCount > 0)
    }
    shelf.use(nil, in: &model)
    #expect(model.logits(tokens, length: 6) == plain && model.trainableCount == 0)
  }

  @Test func `add up with weights, in layers that one or both of them adapt`() throws {
    var generator = SplitMix64(seed: 2)
    var model = Transformer<Double>(shape, using: &generator)
    var shelf = AdapterShelf<Double>()
    let shared = "blocks.0.attention.query"
    var updates: [[String: Matrix<Double>]] = []
    for (name, layers) in [("a", [shared, "head"]), ("b", [shared, "blocks.1.attention.value"])] {
      try adapted(&model, layers, rank: 2, &generator)
      updates.append(
        Dictionary(uniqueKeysWithValues: model.adapters.map { ($0.name, $0.adapter.update) }))
      shelf.put(name, from: &model)
    }
    shelf.put("sum", sumOf: [("a", 0.25), ("b", -2)])
    shelf.use("sum", in: &model)
    #expect(model.adapters.count == 3)
    for (name, adapter) in model.adapters {
      let none = Matrix<Double>.zero(rows: adapter.outputs, columns: adapter.inputs)
      let expected = 0.25 * (updates[0][name] ?? none) - 2 * (updates[1][name] ?? none)
      #expect((adapter.update - expected).maxNorm <= 1e-14)
    }
  }

  @Test func `keep an adapter that took a part of its base with the base whole`() throws {
    var generator = SplitMix64(seed: 3)
    var model = Transformer<Double>(shape, using: &generator)
    let plain = model.logits(tokens, length: 6)
    try model.attach(to: ["head"]) { _, linear in
      try LoRA(pissa: linear, rank: 2).perturbed(using: &generator)
    }
    let output = model.logits(tokens, length: 6)
    var shelf = AdapterShelf<Double>()
    shelf.put("principal", from: &model)
    #expect((model.logits(tokens, length: 6) - plain).maxNorm <= 1e-13)
    shelf.use("principal", in: &model)
    #expect((model.logits(tokens, length: 6) - output).maxNorm <= 1e-13)
  }
}

@Suite struct `What an adapter leaves out while it learns` {
  @Test func `is a share of the numbers, and their mean stays`() {
    var dropout = Dropout<Double>(probability: 0.25, seed: 4)
    dropout.isActive = true
    let x = Matrix<Double>(rows: 200, columns: 100, repeating: 1)
    let y = dropout.forward(x)
    #expect(Set(y.elements) == [0, 1 / 0.75])
    // Five standard deviations of a count of 20,000 with probability 1/4.
    let share = Double(y.elements.count { $0 == 0 }) / 20_000
    #expect(abs(share - 0.25) < 5 * (0.25 * 0.75 / 20_000).squareRoot())
    #expect(dropout.backward(x) == y)
    dropout.isActive = false
    #expect(dropout.forward(x) == x && dropout.backward(x) == x)
  }

  @Test func `changes gradients and nothing that is only computed`() throws {
    let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 1)
    var generator = SplitMix64(seed: 5)
    var model = Transformer<Double>(shape, using: &generator)
    var seed: UInt64 = 0
    try model.attach(where: { $0.hasPrefix("blocks") }) { _, linear in
      seed += 1
      var adapter = try LoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
      adapter.dropout = Dropout(probability: 0.5, seed: seed)
      return adapter
    }
    let batch = TokenBatch.random(shape, sequences: 2, length: 5, using: &generator)
    let before = model.loss(of: batch)
    let noisy = (0..<3).map { _ in model.accumulateGradients(of: batch) }
    #expect(Set(noisy).count == 3 && !noisy.contains(before))
    #expect(model.loss(of: batch) == before)
  }

  @Test(arguments: [0, 1, 2]) func `has the gradient of what was computed`(_ kind: Int) throws {
    var generator = SplitMix64(seed: 6)
    let linear: Linear<Double> = generator.linear(5, 6)
    var adapter: any Adapter<Double> =
      switch kind {
      case 0: try LoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
      case 1: try DoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
      default: try AdaLoRA(linear, rank: 2, using: &generator).perturbed(using: &generator)
      }
    adapter.dropout = Dropout(probability: 0.5, seed: 7)
    adapter.dropout?.isActive = true
    let (x, g): (Matrix<Double>, Matrix<Double>) = (generator.tokens(6, 3), generator.tokens(5, 3))
    let start = adapter
    func output(_ x: Matrix<Double>) -> Double {
      var copy = start  // which leaves out the same numbers
      return copy.forward(x).hadamard(g).elements.reduce(0, +)
    }
    _ = adapter.forward(x)
    let gradient = adapter.backward(g)
    for i in 0..<6 {
      for j in 0..<3 {
        var (above, below) = (x, x)
        above[i, j] += 1e-6
        below[i, j] -= 1e-6
        let slope = (output(above) - output(below)) / 2e-6
        #expect(abs(slope - gradient[i, j]) < 1e-7)
      }
    }
  }
}
