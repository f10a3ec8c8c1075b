import LinearAlgebra
import LowRank
import Testing
import Training

@Suite struct FisherWeightingTests {
  @Test func `the error of the weighted rows is the least that the rank allows`() throws {
    try checkOptimality(of: Double.self)
    try checkOptimality(of: Float.self)
  }

  private func checkOptimality<Scalar: LinearAlgebraScalar>(of: Scalar.Type) throws {
    var generator = SplitMix64(seed: 1)
    for (rows, columns) in [(9, 6), (6, 9), (1, 5), (5, 1)] {
      let weight = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
      let information = Matrix<Scalar>(rows: rows, columns: columns) { i, _ in
        Scalar(generator.uniform() * Double(1 + i * i))
      }
      let d = Vector((0..<rows).map { information[row: $0].elements.reduce(0, +).squareRoot() })
      let sigma = try SVD(weight.scaled(rowsBy: d)).singularValues
      for rank in 0...min(rows, columns) {
        let part = try LowRankMatrix(
          fisherWeighted: weight, information: information, rank: rank)
        let error = (weight - Matrix(part)).scaled(rowsBy: d).frobeniusNorm
        let least = Vector(sigma.elements.dropFirst(rank)).norm
        #expect(abs(error - least) <= 100 * .ulpOfOne * sigma[0])
        let plain = try Matrix(SVD(weight).truncated(toRank: rank))
        let other = (weight - plain).scaled(rowsBy: d).frobeniusNorm
        #expect(error <= other + 100 * .ulpOfOne * sigma[0])
      }
    }
  }

  @Test func `rows without information do not disturb the others, nor turn to NaN`() throws {
    var generator = SplitMix64(seed: 2)
    let weight = Matrix<Double>.gaussian(rows: 6, columns: 5, using: &generator)
    var information = Matrix<Double>(rows: 6, columns: 5, repeating: 1)
    for j in 0..<5 { (information[2, j], information[4, j]) = (0, 0) }
    let part = Matrix(
      try LowRankMatrix(fisherWeighted: weight, information: information, rank: 2))
    let kept = [0, 1, 3, 5]
    let best = try SVD(weight[rows: kept]).truncated(toRank: 2)
    // The rows without information weigh ε next to the others' √5, and so shift them by no more.
    #expect((part[rows: kept] - Matrix(best)).maxNorm < 1e-6)
    #expect(part.isFinite)
  }

  @Test func `without any information the result is the truncated SVD`() throws {
    var generator = SplitMix64(seed: 3)
    let weight = Matrix<Double>.gaussian(rows: 4, columns: 7, using: &generator)
    let none = Matrix<Double>.zero(rows: 4, columns: 7)
    let part = try LowRankMatrix(fisherWeighted: weight, information: none, rank: 2)
    let best = Matrix(try SVD(weight).truncated(toRank: 2))
    #expect((Matrix(part) - best).maxNorm < 1e-13)
  }

  @Test func `the information is the mean square of the gradients of the batches`() throws {
    var generator = SplitMix64(seed: 4)
    let shape = TransformerShape(vocabulary: 5, length: 4, features: 4, heads: 1, blocks: 1)
    var model = Transformer<Double>(shape, using: &generator)
    let batches = (0..<3).map { _ in
      TokenBatch.random(shape, sequences: 1, length: 4, using: &generator)
    }
    let gradients = batches.map { batch in
      model.clearGradients()
      _ = model.accumulateGradients(of: batch)
      return model.namedGradients
    }
    model.train { $0 == "head.weight" }
    let information = model.fisherInformation(of: batches)
    #expect(information.count == model.namedValues.count)
    let all = gradients[0].indices.map { i in
      let squares = gradients.map { $0[i].gradient.map { $0 * $0 / 3 } }
      return (gradients[0][i].name, squares[0] + squares[1] + squares[2])
    }
    // Twice computed, and some are zero but for rounding: softmax does not see a shift of the keys.
    let slack = 1e-11 * (all.map(\.1.maxNorm).max() ?? 0)
    for (name, expected) in all {
      let found = try #require(information[name])
      #expect((found - expected).maxNorm <= slack, "\(name)")
    }
  }
}

@Suite struct FactoredLinearTests {
  @Test func `the gradients agree with central differences`() throws {
    var generator = SplitMix64(seed: 5)
    for (outputs, inputs, rank) in AdapterKind.shapes {
      let layer = try FactoredLinear<Double>(generator.linear(outputs, inputs), rank: rank)
      let problem = LayerProblem<Double>(layer, tokens: 4, using: &generator)
      let checks = problem.gradientErrors(using: &generator)
      #expect(checks.map(\.name) == ["input", "left.weight", "right.weight", "bias"])
      for check in checks { #expect(check.error < 1e-6, "\(check.name): \(check.error)") }
    }
  }

  @Test func `the product is the best of its rank, and all of the matrix at full rank`() throws {
    var generator = SplitMix64(seed: 6)
    var linear: Linear<Double> = generator.linear(8, 6)
    let sigma = try SVD(linear.weight.value).singularValues
    let x: Matrix<Double> = generator.tokens(6, 3)
    for rank in 1...6 {
      var layer = try FactoredLinear(linear, rank: rank)
      let error = (layer.dense().weight.value - linear.weight.value).frobeniusNorm
      #expect(abs(error - Vector(sigma.elements.dropFirst(rank)).norm) < 1e-13 * sigma[0])
      #expect(layer.trainableCount == rank * 14 + 8)
      if rank == 6 { #expect((layer.forward(x) - linear.forward(x)).maxNorm < 1e-12) }
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 7, allowed: 1...6)) {
      try FactoredLinear(linear, rank: 7)
    }
  }
}
