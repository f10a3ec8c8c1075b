import LanguageModel
import LinearAlgebra
import LowRank
import Testing
import Training

@Suite struct LlamaCompressionTests {
  private let model = tinyModel(Double.self)
  private let batches = TokenText(tinyText(200)).windows(6, length: 20)

  @Test func `Statistics that go block by block are those of whole passes`() throws {
    let names = model.namedLayers.map(\.name)
    let known = try model.inputStatistics(of: names, over: batches)
    let found = try model.inputStatisticsByBlock(over: batches)
    #expect(found.count == names.count)
    for name in names {
      let (a, b) = (try #require(known[name]), try #require(found[name]))
      #expect(a.count == 120 && b.count == 120)
      #expect((a.gram - b.gram).maxNorm < 1e-12 * a.gram.maxNorm)
    }
  }

  @Test func `The curvature of one token is the square of its gradient`() throws {
    let batch = TokenBatch(tokens: [5], targets: [9], length: 1)
    let name = "blocks.1.feedForward.up"
    let square = try #require(model.outputCurvatures(of: [name], over: [batch])[name])
    var open = model
    open.replaceLayers(named: [name]) { _, layer in
      Linear(weight: layer.dense().weight.value, bias: .zero(layer.outputs))
    }
    _ = open.accumulateGradients(of: batch)
    let gradients = open.namedGradients
    let own = try #require(gradients.first { $0.name == "\(name).bias" }?.gradient)
    #expect(own.maxNorm > 1e-6)
    #expect((square - own * own.transpose).maxNorm < 1e-12 * square.maxNorm)
  }

  @Test(arguments: [(5, 9), (9, 5), (7, 7)])
  func `Whitened factors are those of the outputs' singular values`(shape: (Int, Int)) throws {
    let (weight, gram) = example(shape)
    let known = try OutputSVD(weight, gram: gram)
    let nested = try NestedFactors(whitened: weight, gram: gram)
    for rank in 1..<5 {
      let expected = Matrix(try known.truncated(toRank: rank))
      let found = Matrix(try nested.truncated(toRank: rank))
      #expect((expected - found).frobeniusNorm < 1e-9 * weight.frobeniusNorm)
      #expect(abs(known.singularValues[rank] - nested.singularValues[rank]) < 1e-9)
    }
  }

  @Test(arguments: [(5, 9), (9, 5), (7, 7)])
  func `Curved factors lose what their values say, and nothing near them loses less`(
    shape: (Int, Int)
  ) throws {
    let (weight, gram) = example(shape)
    var generator = SplitMix64(seed: 9)
    let slopes = Matrix<Double>.gaussian(rows: shape.0, columns: 20, using: &generator)
    let curvature = slopes.rowGram()
    let nested = try NestedFactors(
      curved: weight, gram: gram, curvature: curvature, damping: 1e-9)
    func loss(_ other: Matrix<Double>) -> Double {
      let gap = weight - other
      return ((curvature * gap) * (gram * gap.transposed())).trace
    }
    let small = try nested.truncated(toRank: 2)
    let tail = nested.singularValues.dropFirst(2).reduce(0) { $0 + $1 * $1 }
    #expect(abs(loss(Matrix(small)) - tail) < 1e-6 * tail)
    for _ in 0..<20 {
      let left = Matrix<Double>.gaussian(rows: shape.0, columns: 2, using: &generator)
      let right = Matrix<Double>.gaussian(rows: 2, columns: shape.1, using: &generator)
      let near = (small.left + 0.01 * left) * (small.right + 0.01 * right)
      #expect(loss(near) > tail * (1 - 1e-6))
    }
  }

  @Test func `Cut in sequence at full rank, a model stays what it is`() throws {
    var cut = model
    let ranks = Dictionary(
      uniqueKeysWithValues: model.namedLayers.map {
        ($0.name, min($0.layer.inputs, $0.layer.outputs))
      })
    try cut.cutInSequence(to: ranks, calibration: batches) {
      _, weight, gram throws(LinearAlgebraError) in
      try NestedFactors(whitened: weight, gram: gram)
    }
    var whole = model
    let (a, b) = (whole.loss(of: batches[0]), cut.loss(of: batches[0]))
    #expect(cut.namedLayers.allSatisfy { $0.layer is FactoredLinear<Double> })
    #expect(abs(a - b) < 1e-6)
  }

  @Test func `Fitted to the whole model, the last outputs come closer than cut alone`() throws {
    let ranks = Dictionary(uniqueKeysWithValues: model.namedLayers.map { ($0.name, 3) })
    func error(_ refits: Bool) throws -> Double {
      var cut = model
      try cut.cutInSequence(to: ranks, calibration: batches, refits: refits) {
        _, weight, gram throws(LinearAlgebraError) in
        try NestedFactors(whitened: weight, gram: gram)
      }
      var (sum, whole) = (0.0, model)
      for batch in batches {
        let gap = cut.hidden(batch.tokens, length: 20) - whole.hidden(batch.tokens, length: 20)
        sum += gap.frobeniusNorm * gap.frobeniusNorm
      }
      return sum
    }
    #expect(try error(true) < error(false))
  }

  @Test func `Balancing changes the factors and not what they do`() throws {
    var cut = model
    let ranks = Dictionary(uniqueKeysWithValues: model.namedLayers.map { ($0.name, 3) })
    let factors = Dictionary(
      uniqueKeysWithValues: try model.namedLayers.map {
        ($0.name, try NestedFactors(plain: $0.layer.dense().weight.value))
      })
    try cut.cut(factors, to: ranks)
    var balanced = cut
    try balanced.balanceFactors()
    #expect(abs(cut.loss(of: batches[0]) - balanced.loss(of: batches[0])) < 1e-10)
    for (_, layer) in balanced.namedLayers {
      let layer = try #require(layer as? FactoredLinear<Double>)
      let (l, r) = (layer.left.value.frobeniusNorm, layer.right.value.frobeniusNorm)
      #expect(abs(l - r) < 1e-10 * l)
    }
  }

  private func example(_ shape: (Int, Int)) -> (Matrix<Double>, Matrix<Double>) {
    var generator = SplitMix64(seed: 5)
    let inputs = Matrix<Double>.gaussian(rows: shape.1, columns: 30, using: &generator)
    return (
      .gaussian(rows: shape.0, columns: shape.1, using: &generator), inputs.rowGram() / 30
    )
  }
}
