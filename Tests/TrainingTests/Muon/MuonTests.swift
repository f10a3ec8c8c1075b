import LinearAlgebra
import LowRank
import Testing
import Training

@Suite struct `Descent that is steepest in the spectral norm` {
  private let shape = TransformerShape(vocabulary: 7, length: 6, features: 8, heads: 2, blocks: 1)

  private func model(_ seed: UInt64) -> Transformer<Double> {
    var generator = SplitMix64(seed: seed)
    return Transformer(shape, using: &generator)
  }

  private func optimizer(
    rate: Double = 0.02, decay: Double = 0, _ scale: MuonScale = .aspect
  ) -> Muon<Double> {
    let matrices = ParameterGroup<Double>(rate: rate, weightDecay: decay) {
      $0.hasPrefix("blocks") && $0.hasSuffix("weight") && !$0.contains("orm")
    }
    return Muon(groups: [matrices], others: AdamW(rate: 0.001), scale: scale)
  }

  @Test func `changes matrices by its formula, and everything else by Adam`() throws {
    for scale in MuonScale.allCases {
      var (model, generator) = (model(1), SplitMix64(seed: 2))
      var twin = model
      var (muon, adam) = (optimizer(decay: 0.1, scale), AdamW<Double>(rate: 0.001))
      var momenta: [String: Matrix<Double>] = [:]
      for _ in 0..<3 {
        let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
        model.clearGradients()
        _ = model.accumulateGradients(of: batch)
        twin.setValues(
          Dictionary(uniqueKeysWithValues: model.namedValues.map { ($0.name, $0.value) }))
        twin.clearGradients()
        _ = twin.accumulateGradients(of: batch)
        let before = Dictionary(uniqueKeysWithValues: model.namedValues.map { ($0.name, $0.value) })
        muon.update(&model, rateFactor: 0.5)
        adam.update(&twin, rateFactor: 0.5)
        let plain = Dictionary(uniqueKeysWithValues: twin.namedValues.map { ($0.name, $0.value) })
        let gradients = Dictionary(
          uniqueKeysWithValues: twin.namedGradients.map { ($0.name, $0.gradient) })
        for (name, value) in model.namedValues {
          guard muon.momenta[name] != nil, let w = before[name], let g = gradients[name] else {
            #expect(value == plain[name])
            continue
          }
          let old = momenta[name] ?? .zero(rows: g.rows, columns: g.columns)
          let kept = 0.95 * old + 0.05 * g
          momenta[name] = kept
          let five = Array(repeating: OddPolynomial.muon, count: 5)
          let sign = try (0.95 * kept + 0.05 * g).matrixSign(by: five)
          let aspect = (max(1, Double(g.rows) / Double(g.columns))).squareRoot()
          let s = scale == .aspect ? aspect : 0.2 * Double(max(g.rows, g.columns)).squareRoot()
          #expect((value - (0.999 * w - 0.01 * s * sign)).maxNorm <= 1e-14)
        }
        #expect(muon.momenta.count == momenta.count && momenta.count == 6)
      }
    }
  }

  @Test func `taken up again from a file goes on as if it had not stopped`() throws {
    func run(
      _ steps: Range<Int>, _ model: inout Transformer<Double>, _ muon: inout Muon<Double>
    ) {
      for step in steps {
        var generator = SplitMix64(seed: UInt64(step))
        model.clearGradients()
        _ = model.accumulateGradients(
          of: .random(shape, sequences: 2, length: 5, using: &generator))
        muon.update(&model, rateFactor: 1)
      }
    }
    var (whole, first) = (model(3), model(3))
    var (muon, start) = (optimizer(), optimizer())
    run(0..<6, &whole, &muon)
    run(0..<3, &first, &start)
    var again = optimizer()
    try again.setState(SafeTensors(data: start.stateTensors().data), of: first)
    #expect(again.stateCount == start.stateCount)
    run(3..<6, &first, &again)
    #expect(whole.namedValues.map(\.value) == first.namedValues.map(\.value))
  }

  @Test func `takes up a state whole or not at all`() throws {
    var (model, muon, generator) = (model(7), optimizer(), SplitMix64(seed: 8))
    _ = model.accumulateGradients(of: .random(shape, sequences: 2, length: 5, using: &generator))
    muon.update(&model, rateFactor: 1)
    let state = muon.stateTensors(metadata: ["step": "1"])
    var again = optimizer()
    for missing in ["momentum.blocks.0.attention.query.weight", "steps.head.weight"] {
      var less = state
      less.remove(missing)
      #expect(throws: SafeTensorsError(.missingTensor(missing))) {
        try again.setState(less, of: model)
      }
    }
    var more = state
    try more.set("momentum.head.weight", to: Matrix<Double>.zero(rows: 7, columns: 8))
    #expect(throws: SafeTensorsError(.extraTensor("momentum.head.weight"))) {
      try again.setState(more, of: model)
    }
    var never = state
    try never.set("steps.head.weight", to: Vector([0.0]))
    #expect(throws: SafeTensorsError.self) { try again.setState(never, of: model) }
    #expect(again.stateCount == 0)
    try again.setState(state, of: model)
    #expect(again.stateTensors(metadata: ["step": "1"]) == state)
  }

  @Test func `stops where it is given a matrix of one row`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var layer = Linear(weight: Matrix<Double>.zero(rows: 1, columns: 4))
      var muon = Muon<Double>(groups: [ParameterGroup(rate: 0.1)], others: AdamW(groups: []))
      muon.update(&layer, rateFactor: 1)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("Muon trains matrices, and weight is 1 × 4: leave it to AdamW"))
  }

  @Test func `leaves a matrix without a gradient where it is`() {
    var model = model(4)
    let before = model.namedValues.map(\.value)
    model.clearGradients()
    var muon = optimizer()
    muon.update(&model, rateFactor: 1)
    #expect(model.namedValues.map(\.value) == before)
  }
}

@Suite struct `Decay of the largest singular value` {
  @Test func `shrinks that value alone, step by step from where it was`() throws {
    var generator = SplitMix64(seed: 5)
    var layer: Linear<Double> = generator.linear(6, 5)
    var decay = SpectralDecay<Double>(strength: 0.5, tolerance: 1e-10, seed: 6)
    for _ in 0..<3 {
      let before = try layer.weight.value.singularValues()
      try decay.apply(to: &layer, rate: 0.1) { $0 == "weight" }
      let after = try layer.weight.value.singularValues()
      let expected = ([0.95 * before[0]] + before.dropFirst()).sorted(by: >)
      for (x, y) in zip(after, expected) { #expect(abs(x - y) <= 1e-8) }
    }
  }
}
