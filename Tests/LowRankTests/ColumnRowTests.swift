import LinearAlgebra
import LowRank
import Testing

@Suite struct `A choice of column-row pairs` {
  @Test(arguments: precisions) func `of all pairs is the product`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 51)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let x = Matrix<Scalar>.gaussian(rows: m, columns: n, using: &generator)
        let y = Matrix<Scalar>.gaussian(rows: n, columns: 1 + m % 5, using: &generator)
        let pairs = try ColumnRowProduct(x, y)
        let size = pairs.pairNorms.elements.reduce(0, +)
        for rule in [ColumnRowRule.largest, .withoutReplacement, .winnerTakeAll] {
          let all = try pairs.select(n, by: rule, using: &generator)
          let estimate = Matrix(pairs.approximation(all))
          // Winner-take-all may prefer to draw the last few, which need not give all of them.
          guard all.count == n, rule != .winnerTakeAll else { continue }
          #expect((estimate - pairs.exact).frobeniusNorm <= rounding(x) * size)
        }
        let best = try pairs.optimallyWeighted(Array(0..<n))
        #expect(pairs.squaredError(best) <= rounding(x, factor: 100) * size * size)
      }
    }
    try check(scalar)
  }

  @Test func `by size leaves the least sum of sizes out`() throws {
    let x: Matrix<Double> = [[3, 0, 1, 2], [0, 1, 1, 0]]
    let y: Matrix<Double> = [[1, 0], [0, 5], [1, 1], [0, 1]]
    let pairs = try ColumnRowProduct(x, y)
    let chosen = try pairs.largest(2)
    #expect(chosen.indices == [0, 1])
    #expect(chosen.weights == [1, 1])
    #expect(Matrix(pairs.approximation(chosen)) == [[3, 0], [0, 5]])
  }

  @Test func `is improved by the best weights, and by no others`() throws {
    var generator = SplitMix64(seed: 52)
    let pairs = try ColumnRowProduct(
      Matrix<Double>.gaussian(rows: 6, columns: 15, using: &generator),
      Matrix<Double>.gaussian(rows: 15, columns: 8, using: &generator))
    let chosen = try pairs.largest(5)
    let best = try pairs.optimallyWeighted(chosen.indices)
    #expect(pairs.squaredError(best) < pairs.squaredError(chosen))
    for _ in 0..<30 {
      let other = ColumnRowSelection(
        indices: best.indices,
        weights: Vector(best.weights.map { $0 + 0.01 * generator.gaussian() }))
      #expect(pairs.squaredError(other) >= pairs.squaredError(best))
    }
  }

  @Test func `has best weights for equal pairs too`() throws {
    let x: Matrix<Double> = [[1, 1], [2, 2]]
    let y: Matrix<Double> = [[3, 1], [3, 1]]
    let pairs = try ColumnRowProduct(x, y)
    let best = try pairs.optimallyWeighted([0, 1])
    #expect(pairs.squaredError(best) < 1e-24)
    #expect(abs(best.weights[0] - 1) < 1e-12 && abs(best.weights[1] - 1) < 1e-12)
  }

  @Test func `counts a pair that was drawn twice with both weights`() throws {
    let pairs = try ColumnRowProduct<Double>([[1, 2]], [[3], [4]])
    var generator = SplitMix64(seed: 53)
    let sample = try pairs.sample(1000, from: pairs.optimalProbabilities(), using: &generator)
    #expect(sample.indices == [0, 1])
    // With optimal probabilities and terms of one sign every draw gives the product itself.
    #expect(abs(Matrix(pairs.approximation(sample))[0, 0] - 11) < 1e-11)
    #expect(try pairs.expectedSquaredError(7, by: .optimal) == 0)
  }

  @Test func `of a zero product is right whatever is chosen`() throws {
    let pairs = try ColumnRowProduct(
      Matrix<Double>.zero(rows: 3, columns: 4), Matrix<Double>.zero(rows: 4, columns: 2))
    var generator = SplitMix64(seed: 54)
    for rule in ColumnRowRule.allCases {
      let estimate = pairs.approximation(try pairs.select(2, by: rule, using: &generator))
      #expect(Matrix(estimate) == .zero(rows: 3, columns: 2), "\(rule)")
      #expect(try pairs.expectedSquaredError(2, by: rule) == 0)
    }
    #expect(try pairs.breakEvenCount(from: pairs.optimalProbabilities()) == 0)
  }

  @Test func `takes sure winners when few pairs are not zero`() throws {
    let x: Matrix<Double> = [[5, 0, 1, 0]]
    let pairs = try ColumnRowProduct(x, Matrix(rows: 4, columns: 1, repeating: 1))
    var generator = SplitMix64(seed: 55)
    for rule in [ColumnRowRule.winnerTakeAll, .withoutReplacement] {
      let chosen = try pairs.select(3, by: rule, using: &generator)
      #expect(chosen.indices == [0, 2] || rule == .winnerTakeAll)
      #expect(Matrix(pairs.approximation(chosen)) == [[6]])
    }
  }

  @Test func `follows the scale of the product`() throws {
    var generator = SplitMix64(seed: 56)
    let x = Matrix<Double>.gaussian(rows: 4, columns: 9, using: &generator)
    let y = Matrix<Double>.gaussian(rows: 9, columns: 4, using: &generator)
    let plain = try ColumnRowProduct(x, y)
    let huge = try ColumnRowProduct(x.scaled(by: 0x1p500), y.scaled(by: 0x1p490))
    let p = try plain.optimalProbabilities().probabilities
    let q = try huge.optimalProbabilities().probabilities
    #expect((p - q).norm < 1e-14)
    #expect(try plain.winners(4) == huge.winners(4))
  }

  @Test func `is refused with one sentence where there is none`() throws {
    let pairs = try ColumnRowProduct<Double>([[1, 2]], [[3], [4]])
    var generator = SplitMix64(seed: 57)
    typealias Failure = LinearAlgebraError
    #expect(throws: Failure.countOutOfRange(of: "column-row pairs", count: 0, allowed: 1...2)) {
      try pairs.largest(0)
    }
    #expect(throws: Failure.countOutOfRange(of: "column-row pairs", count: 3, allowed: 1...2)) {
      try pairs.sampleWithoutReplacement(3, using: &generator)
    }
    let none = Failure.countOutOfRange(of: "column-row pairs", count: 0, allowed: 1...Int.max)
    #expect(throws: none) {
      try pairs.sample(0, from: pairs.optimalProbabilities(), using: &generator)
    }
    #expect(throws: Failure.probabilitiesDoNotSumToOne(sum: 0.75)) {
      try Distribution<Double>([0.5, 0.25])
    }
    #expect(throws: Failure.invalidProbability(index: 1, value: -0.5)) {
      try Distribution<Double>([1.5, -0.5])
    }
    #expect(throws: Failure.zeroProbability(index: 1)) {
      try pairs.sample(2, from: Distribution([1, 0]), using: &generator)
    }
    #expect(throws: Failure.notFinite(routine: "A column-row product", row: 0, column: 1)) {
      try ColumnRowProduct<Double>([[1, .nan]], [[3], [4]])
    }
    #expect(throws: Failure.overflow(routine: "A column-row product")) {
      try ColumnRowProduct<Double>([[1e200]], [[1e200]])
    }
  }
}
