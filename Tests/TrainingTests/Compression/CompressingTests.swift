import LinearAlgebra
import LowRank
import Testing
import Training

@Suite struct `Compressing a network` {
  private let shape = TransformerShape(vocabulary: 7, length: 5, features: 12, heads: 2, blocks: 2)

  private func model(_ seed: UInt64 = 1) -> Transformer<Double> {
    var generator = SplitMix64(seed: seed)
    var model = Transformer<Double>(shape, using: &generator)
    // Biases and inputs that are not centered, as after training.
    model.withParameters { _, parameter in
      parameter.value += Matrix<Double>.gaussian(
        rows: parameter.value.rows, columns: parameter.value.columns, using: &generator
      ).scaled(by: 0.2)
    }
    return model
  }

  private func batches(_ count: Int = 3) -> [TokenBatch] {
    var generator = SplitMix64(seed: 9)
    return (0..<count).map { _ in
      TokenBatch.random(shape, sequences: 20, length: 5, using: &generator)
    }
  }

  @Test func `leaves the outputs as they are at full rank`() throws {
    let dense = model()
    let names = dense.linearNames
    let ranks = Dictionary(
      uniqueKeysWithValues: dense.namedLayers.map {
        ($0.name, min($0.layer.inputs, $0.layer.outputs))
      })
    for stages in [nil, names.map { [$0] }] {
      for refits in [false, true] {
        var small = dense
        try small.compress(
          ranks, stages: stages, calibration: batches(), refits: refits, by: .forOutputs)
        var (a, b) = (small, dense)
        let tokens = batches(1)[0].tokens
        let difference = a.logits(tokens, length: 5) - b.logits(tokens, length: 5)
        #expect(difference.maxNorm < 1e-8)
      }
    }
  }

  @Test func `keeps the promise of the singular values for the first layer`() throws {
    let dense = model()
    let name = "blocks.0.feedForward.expand"
    let seen = try #require(try dense.inputStatistics(of: [name], over: batches())[name])
    let linear = dense.linearLayer(named: name).dense()
    let outputs = try OutputSVD(linear.weight.value, statistics: seen, isCentered: true)
    var small = dense
    try small.compress([name: 4], calibration: batches(), by: .forOutputs)
    let pairs = try #require(
      try small.pairStatistics(of: [name], following: dense, over: batches())[name])
    let cut = small.linearLayer(named: name)
    // ‖y − W′x − b′‖² from the statistics of pairs alone.
    let w = cut.dense().weight.value
    let b = try #require(cut.dense().bias).value[column: 0]
    let second = (w * pairs.inputs.gram).hadamard(w).elements.reduce(0, +)
    let cross = pairs.cross.hadamard(w).elements.reduce(0, +)
    let constant = b.dot(b) + 2 * b.dot(w * pairs.inputs.mean) - 2 * b.dot(pairs.outputMean)
    let error = pairs.outputEnergy + second - 2 * cross + constant
    let promised = try outputs.truncationError(rank: 4)
    #expect(abs(error - promised * promised) < 1e-10 * pairs.outputEnergy)
  }

  @Test func `sees in later stages what earlier ones left`() throws {
    let dense = model()
    let names = ["blocks.0.feedForward.contract", "blocks.1.attention.value"]
    let ranks = [names[0]: 1, names[1]: 3]
    var (once, staged) = (dense, dense)
    try once.compress(ranks, calibration: batches(), by: .forOutputs)
    try staged.compress(
      ranks, stages: names.map { [$0] }, calibration: batches(), by: .forOutputs)
    let weights = { (model: Transformer<Double>, name: String) in
      model.linearLayer(named: name).dense().weight.value
    }
    #expect((weights(once, names[0]) - weights(staged, names[0])).maxNorm < 1e-12)
    #expect((weights(once, names[1]) - weights(staged, names[1])).maxNorm > 1e-4)
  }

  @Test func `refits a layer to no larger an error of its outputs`() throws {
    let dense = model()
    let names = dense.linearNames
    let ranks = Dictionary(uniqueKeysWithValues: names.map { ($0, 3) })
    var (plain, refitted) = (dense, dense)
    try plain.compress(ranks, calibration: batches(), by: .plain)
    // Every layer by itself, so that both see the same inputs.
    for name in names {
      var (one, two) = (dense, dense)
      try one.compress([name: 3], calibration: batches(), by: .plain)
      try two.compress([name: 3], calibration: batches(), refits: true, by: .plain)
      func error(_ model: Transformer<Double>) throws -> Double {
        let pairs = try #require(
          try model.pairStatistics(of: [name], following: dense, over: batches())[name])
        let linear = model.linearLayer(named: name).dense()
        let (w, b) = (linear.weight.value, linear.bias?.value[column: 0] ?? .zero(linear.outputs))
        let second = (w * pairs.inputs.gram).hadamard(w).elements.reduce(0, +)
        let cross = pairs.cross.hadamard(w).elements.reduce(0, +)
        let constant = b.dot(b) + 2 * b.dot(w * pairs.inputs.mean) - 2 * b.dot(pairs.outputMean)
        return pairs.outputEnergy + second - 2 * cross + constant
      }
      #expect(try error(two) <= error(one) + 1e-9, "\(name)")
    }
    try refitted.compress(
      ranks, stages: names.map { [$0] }, calibration: batches(), refits: true, by: .forOutputs)
    #expect(refitted.matrixNumbers == plain.matrixNumbers)
    #expect(refitted.matrixNumbers < dense.matrixNumbers)
  }

  @Test func `measures what a single layer costs`() throws {
    var dense = model()
    let name = "blocks.1.attention.output"
    let seen = try #require(try dense.inputStatistics(of: [name], over: batches())[name])
    let batch = batches(1)[0]
    let curve = try dense.sensitivity(
      of: name, ranks: [1, 3, 5, 12], inputs: seen, on: batch, by: .forOutputs)
    #expect(curve.choices.map(\.rank) == [1, 3, 5, nil])
    var cut = dense
    try cut.compress([name: 3], calibration: batches(), by: .forOutputs)
    let expected = cut.loss(of: batch) - dense.loss(of: batch)
    #expect(abs(curve.choices[1].loss - expected) < 1e-9)
  }

  @Test func `refuses calibration without batches and ranks that a layer cannot have`() {
    var small = model()
    #expect(throws: LinearAlgebraError.self) {
      try small.compress(["head": 2], calibration: [], by: .plain)
    }
    for rank in [0, 8] {
      #expect(throws: LinearAlgebraError.rankOutOfRange(rank: rank, allowed: 1...7)) {
        try small.compress(["head": rank], calibration: batches(1), by: .plain)
      }
    }
  }

  @Test func `truncates a product of factors as its matrix would be`() throws {
    var generator = SplitMix64(seed: 3)
    let linear = Linear<Double>(inputs: 6, outputs: 5, using: &generator)
    let four = try FactoredLinear(linear, rank: 4)
    let two = try four.truncated(toRank: 2)
    let direct = try FactoredLinear(linear, rank: 2)
    #expect((two.dense().weight.value - direct.dense().weight.value).maxNorm < 1e-13)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 5, allowed: 1...4)) {
      try four.truncated(toRank: 5)
    }
  }
}
