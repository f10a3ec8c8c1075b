import LinearAlgebra
import LowRank
import Testing
import Training

/// The ways to keep a layer as a tensor that the tests go through.
private enum TensorFormat: CaseIterable, Sendable {
  case tucker, train

  /// Splits and ranks: one mode and several, modes of one value, outputs and inputs of other lengths.
  static let shapes: [(modes: LayerModes, ranks: [Int])] = [
    (LayerModes(outputs: [5], inputs: [7]), [3, 3]),
    (LayerModes(outputs: [3, 4], inputs: [2, 5]), [2, 3, 2, 3]),
    (LayerModes(outputs: [2, 3, 2], inputs: [4, 1, 3]), [2, 2, 2, 3, 1, 2]),
    (LayerModes(outputs: [1, 6], inputs: [3, 2]), [1, 4, 2, 2]),
  ]

  func make<Scalar: LinearAlgebraScalar>(
    _ linear: Linear<Scalar>, _ modes: LayerModes, _ ranks: [Int]
  ) throws -> any LinearLayer<Scalar> {
    switch self {
    case .tucker: try TuckerLinear(linear, modes: modes, ranks: ranks)
    case .train: try TensorTrainLinear(linear, modes: modes, maximalRank: ranks.max() ?? 1)
    }
  }

  /// With ranks that lose nothing.
  func whole<Scalar: LinearAlgebraScalar>(
    _ linear: Linear<Scalar>, _ modes: LayerModes
  ) throws -> any LinearLayer<Scalar> {
    let sizes = modes.outputs + modes.inputs
    let count = sizes.reduce(1, *)
    return try make(linear, modes, sizes.map { min($0, count / $0) }.map { $0 })
  }
}

private func linear<Scalar: LinearAlgebraScalar>(
  _ modes: LayerModes, _ generator: inout SplitMix64
) -> Linear<Scalar> {
  generator.linear(modes.outputs.reduce(1, *), modes.inputs.reduce(1, *))
}

@Suite struct `A layer kept as a tensor` {
  @Test(arguments: TensorFormat.allCases)
  fileprivate func `multiplies by the matrix that it says it has`(_ format: TensorFormat) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 31)
      for (modes, ranks) in TensorFormat.shapes {
        let linear: Linear<Scalar> = linear(modes, &generator)
        var layer = try format.make(linear, modes, ranks)
        var dense = layer.dense()
        #expect(layer.inputs == linear.inputs && layer.outputs == linear.outputs)
        for tokens in [1, 4, 0] {
          let x: Matrix<Scalar> = generator.tokens(linear.inputs, tokens)
          #expect(layer.forward(x).agrees(with: dense.forward(x), terms: 200))
        }
        #expect(dense.bias?.value == linear.bias?.value)
      }
    }
    try check(Double.self)
    try check(Float.self)
  }

  @Test(arguments: TensorFormat.allCases)
  fileprivate func `has gradients that agree with central differences, bias and input too`(
    _ format: TensorFormat
  ) throws {
    var generator = SplitMix64(seed: 32)
    for (modes, ranks) in TensorFormat.shapes {
      let linear: Linear<Double> = linear(modes, &generator)
      let layer = try format.make(linear, modes, ranks)
      let problem = LayerProblem(layer, tokens: 3, using: &generator)
      let checks = problem.checkGradients(of: 0, entries: 12, using: &generator)
      #expect(checks.contains { $0.name == "bias" } && checks.contains { $0.name == "input" })
      for check in checks { #expect(check.error < 1e-8, "\(modes) \(check.name): \(check.error)") }
    }
  }

  @Test(arguments: TensorFormat.allCases)
  fileprivate func `loses nothing at full ranks, and a frozen part collects no gradient`(
    _ format: TensorFormat
  ) throws {
    var generator = SplitMix64(seed: 33)
    for (modes, _) in TensorFormat.shapes.prefix(2) {
      let linear: Linear<Double> = linear(modes, &generator)
      var layer: any LinearLayer<Double> =
        switch format {
        case .tucker: try TensorFormat.tucker.whole(linear, modes)
        case .train: try TensorTrainLinear(linear, modes: modes, relativeError: 0)
        }
      let weight = linear.weight.value
      #expect((layer.dense().weight.value - weight).frobeniusNorm <= 1e-13 * weight.frobeniusNorm)
      layer.train { $0 == "bias" }
      _ = layer.forward(generator.tokens(linear.inputs, 2))
      _ = layer.backward(generator.tokens(linear.outputs, 2))
      for (name, gradient) in layer.namedGradients {
        #expect((gradient.maxNorm > 0) == (name == "bias"))
      }
    }
  }

  @Test func `is as near to the matrix as its ranks were asked to be`() throws {
    var generator = SplitMix64(seed: 34)
    let modes = LayerModes(outputs: [4, 4], inputs: [4, 4])
    let linear: Linear<Double> = linear(modes, &generator)
    let weight = linear.weight.value
    for error in [0.1, 0.4, 0.8] {
      let layer = try TensorTrainLinear(linear, modes: modes, relativeError: error)
      let found = (layer.dense().weight.value - weight).frobeniusNorm / weight.frobeniusNorm
      #expect(found <= error)
    }
    let thin = try TensorTrainLinear(linear, modes: modes, maximalRank: 3)
    #expect(thin.ranks == [3] && thin.parameterCount == 3 * 16 + 3 * 16 + 16)
    let tucker = try TuckerLinear(linear, modes: modes, ranks: [2, 3, 2, 3])
    #expect(tucker.ranks == [2, 3, 2, 3])
    #expect(tucker.parameterCount == 36 + 4 * (2 + 3 + 2 + 3) + 16)
  }

  @Test func `takes the place of a layer of a transformer and learns there`() throws {
    var generator = SplitMix64(seed: 35)
    let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 1)
    var model = Transformer<Double>(shape, using: &generator)
    model.perturb(using: &generator)
    let square = LayerModes(outputs: [4, 2], inputs: [2, 4])
    try model.replaceLinear(named: "blocks.0.attention.query") { linear in
      try TuckerLinear(linear, modes: square, ranks: [2, 2, 2, 2])
    }
    try model.replaceLinear(named: "blocks.0.attention.value") { linear in
      try TensorTrainLinear(linear, modes: square, maximalRank: 3)
    }
    let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
    for check in model.checkGradients(of: batch, entries: 5, using: &generator) {
      #expect(check.error < 1e-6, "\(check.name): \(check.error)")
    }
  }

  @Test func `refuses ranks that it cannot have, and numbers that are none`() throws {
    var generator = SplitMix64(seed: 36)
    let modes = LayerModes(outputs: [2, 3], inputs: [3, 2])
    let linear: Linear<Double> = linear(modes, &generator)
    #expect(throws: LinearAlgebraError.self) {
      try TuckerLinear(linear, modes: modes, ranks: [3, 3, 3, 2])
    }
    #expect(throws: LinearAlgebraError.self) {
      try TensorTrainLinear(linear, modes: modes, maximalRank: 0)
    }
    let broken = Linear<Double>(weight: Matrix(rows: 6, columns: 6, repeating: .nan))
    #expect(throws: LinearAlgebraError.self) {
      try TensorTrainLinear(broken, modes: modes, relativeError: 0.1)
    }
    #expect(throws: LinearAlgebraError.self) {
      try TuckerLinear(broken, modes: modes, ranks: [1, 1, 1, 1])
    }
  }
}
