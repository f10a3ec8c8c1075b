import LinearAlgebra
import LowRank
import Testing
import Training

@Suite struct `Layers with a structure` {
  /// A matrix in which about half of the entries are zero.
  private func sparse(
    _ rows: Int, _ columns: Int, using generator: inout SplitMix64
  ) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns) { _, _ in
      let value = generator.gaussian()
      return generator.uniform() < 0.5 ? value : 0
    }
  }

  @Test func `a Monarch layer's gradients agree with central differences`() {
    var generator = SplitMix64(seed: 31)
    let layouts = [
      MonarchLayout(rows: 6, columns: 8, rowGroups: 3, columnBlocks: 2),
      MonarchLayout(rows: 8, columns: 6, rowGroups: 2, columnBlocks: 3, sliceRank: 2),
      MonarchLayout(rows: 7, columns: 5, rowGroups: 2, columnBlocks: 2),
    ]
    for layout in layouts {
      let weight = MonarchMatrix<Double>.gaussian(layout, using: &generator)
      let bias = Vector<Double>((0..<layout.rows).map { Double($0) })
      for layer in [MonarchLinear(weight, bias: bias), MonarchLinear(weight)] {
        let problem = LayerProblem<Double>(layer, tokens: 4, using: &generator)
        let checks = problem.gradientErrors(using: &generator)
        #expect(checks.count == (layer.bias == nil ? 3 : 4))
        for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
      }
    }
  }

  @Test func `sparse factors' gradients agree with central differences where entries are`() {
    var generator = SplitMix64(seed: 32)
    let (left, right) = (sparse(5, 4, using: &generator), sparse(4, 6, using: &generator))
    var sparse = SparseFactoredLinear(left: left, right: right, bias: .zero(5))
    var thin = FactoredLinear(LowRankMatrix(left: left, right: right), bias: .zero(5))
    let x: Matrix<Double> = generator.tokens(6, 3)
    let g: Matrix<Double> = generator.tokens(5, 3)
    #expect((sparse.forward(x) - thin.forward(x)).maxNorm == 0)
    #expect((sparse.backward(g) - thin.backward(g)).maxNorm == 0)
    for (kept, all) in zip(sparse.namedGradients, thin.namedGradients) {
      let mask = kept.name == "left.weight" ? left : kept.name == "right.weight" ? right : nil
      for i in 0..<all.gradient.rows {
        for j in 0..<all.gradient.columns {
          let isKept = mask.map { $0[i, j] != 0 } ?? true
          #expect(kept.gradient[i, j] == (isKept ? all.gradient[i, j] : 0))
        }
      }
    }
    let count = (left.elements + right.elements).count { $0 != 0 }
    #expect(sparse.keptCount == count)
  }

  @Test func `a pruned layer answers as a dense one, and its zeros stay through training`() {
    var generator = SplitMix64(seed: 33)
    let weight = sparse(5, 6, using: &generator)
    var layer = PrunedLinear(weight: weight, bias: .zero(5))
    var dense = Linear(weight: weight, bias: .zero(5))
    let (x, g): (Matrix<Double>, Matrix<Double>) = (generator.tokens(6, 3), generator.tokens(5, 3))
    #expect(layer.forward(x) == dense.forward(x) && layer.backward(g) == dense.backward(g))
    var optimizer = AdamW<Double>(rate: 0.1, weightDecay: 0.01)
    for _ in 0..<5 {
      layer.clearGradients()
      _ = layer.forward(x)
      _ = layer.backward(g)
      optimizer.update(&layer, rateFactor: 1)
    }
    for (new, old) in zip(layer.weight.value.elements, weight.elements) {
      #expect((new == 0) == (old == 0))
    }
    #expect(layer.keptCount == weight.elements.count { $0 != 0 })
  }

  @Test func `a Monarch layer takes a dense one's place by name and stays a Monarch matrix`() throws
  {
    var generator = SplitMix64(seed: 34)
    let shape = TransformerShape(vocabulary: 7, length: 6, features: 16, heads: 2, blocks: 1)
    var model = Transformer<Double>(shape, using: &generator)
    let before = model.parameterCount
    try model.replaceLinear(named: "blocks.0.attention.query") {
      linear throws(LinearAlgebraError) in try MonarchLinear(linear)
    }
    #expect(model.parameterCount == before - 16 * 16 + 2 * 16 * 4)
    let batch = TokenBatch.random(shape, sequences: 3, length: 5, using: &generator)
    let checks = model.checkGradients(of: batch, entries: 4, using: &generator)
    #expect(checks.contains { $0.name == "blocks.0.attention.query.left.weight" })
    for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
    let layer = model.linearLayer(named: "blocks.0.attention.query")
    let weight = layer.dense().weight.value
    let again = try MonarchMatrix(
      projecting: weight, MonarchLayout(rows: 16, columns: 16))
    #expect((Matrix(again) - weight).frobeniusNorm < 1e-13 * weight.frobeniusNorm)
  }
}
