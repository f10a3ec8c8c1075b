import LinearAlgebra
import LowRank
import Testing

@Suite struct `Sampled column-row products` {
  /// A product whose terms differ much in size, so that the rules differ too.
  private func product() throws -> ColumnRowProduct<Double> {
    var generator = SplitMix64(seed: 41)
    let sizes = Vector<Double>((0..<24).map { 1 / Double(1 + $0 % 12) })
    let x = Matrix<Double>.gaussian(rows: 7, columns: 24, using: &generator)
    let y = Matrix<Double>.gaussian(rows: 24, columns: 5, using: &generator)
    return try ColumnRowProduct(x.scaled(columnsBy: sizes), y)
  }

  /// A mean and the standard error of that mean.
  private func statistics(_ values: [Double]) -> (mean: Double, standardError: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return (mean, (spread / count).squareRoot())
  }

  @Test(arguments: ColumnRowRule.allCases.filter(\.isUnbiased), [1, 6, 15])
  func `equal the product on average, entry by entry`(_ rule: ColumnRowRule, _ k: Int) throws {
    let pairs = try product()
    var generator = SplitMix64(seed: 42)
    let exact = pairs.exact
    let trials = try (0..<1500).map { _ in
      Matrix(pairs.approximation(try pairs.select(k, by: rule, using: &generator)))
    }
    for i in 0..<exact.rows {
      for j in 0..<exact.columns {
        let entry = statistics(trials.map { $0[i, j] })
        let gap = abs(entry.mean - exact[i, j])
        #expect(gap <= 4 * entry.standardError + 1e-13, "entry [\(i), \(j)]")
      }
    }
  }

  @Test(arguments: ColumnRowRule.allCases, [1, 6, 15])
  func `have the squared error that theory predicts`(_ rule: ColumnRowRule, _ k: Int) throws {
    let pairs = try product()
    var generator = SplitMix64(seed: 43)
    let errors = try (0..<1500).map { _ in
      pairs.squaredError(try pairs.select(k, by: rule, using: &generator))
    }
    let measured = statistics(errors)
    let expected = try pairs.expectedSquaredError(k, by: rule)
    #expect(abs(measured.mean - expected) <= 4 * measured.standardError + 1e-12 * expected)
  }

  @Test func `include each pair as often as the design says`() throws {
    let pairs = try product()
    let design = try pairs.systematicSampling(6)
    var generator = SplitMix64(seed: 44)
    var counts = [Double](repeating: 0, count: pairs.count)
    let trials = 10_000
    for _ in 0..<trials {
      let sample = try pairs.sampleWithoutReplacement(6, using: &generator)
      #expect(sample.count == 6)
      for i in sample.indices { counts[i] += 1 }
    }
    for (count, p) in zip(counts, design.inclusionProbabilities) {
      let deviation = (p * (1 - p) / Double(trials)).squareRoot()
      #expect(abs(count / Double(trials) - p) <= 4 * deviation + 1e-12)
    }
  }

  @Test func `list all systematic samples with the promised inclusion probabilities`() throws {
    var generator = SplitMix64(seed: 45)
    for size in [1, 2, 5, 9] {
      let sizes = (0..<10).map { $0 == 3 ? 0 : generator.uniform() * generator.uniform() }
      let design = SystematicSampling(sampleSize: size, sizes: sizes)
      var included = [Double](repeating: 0, count: 10)
      for sample in design.allSamples() {
        #expect(sample.items.count == size && Set(sample.items).count == size)
        for item in sample.items { included[item] += sample.probability }
      }
      for (found, promised) in zip(included, design.inclusionProbabilities) {
        #expect(abs(found - promised) <= 1e-14 * 10)
      }
    }
  }

  @Test func `can be worse than the zero matrix, and the break-even count says when`() throws {
    let pairs = try product()
    let uniform = try pairs.uniformProbabilities()
    let limit = try pairs.breakEvenCount(from: uniform)
    #expect(limit > 1)
    let (below, above) = (Int(limit.rounded(.down)), Int(limit.rounded(.up)) + 1)
    #expect(try pairs.expectedSquaredError(below, from: uniform) >= pairs.squaredErrorOfZero)
    #expect(try pairs.expectedSquaredError(above, from: uniform) < pairs.squaredErrorOfZero)
  }

  @Test func `are best with probabilities proportional to the sizes of the terms`() throws {
    let pairs = try product()
    let best = try pairs.expectedSquaredError(6, by: .optimal)
    var generator = SplitMix64(seed: 46)
    for _ in 0..<50 {
      let weights = Vector<Double>((0..<pairs.count).map { _ in 0.01 + generator.uniform() })
      let other = try Distribution(proportionalTo: weights)
      #expect(try pairs.expectedSquaredError(6, from: other) >= best)
    }
    #expect(try pairs.expectedSquaredError(6, by: .winnerTakeAll) <= best)
  }

  @Test func `draw as often as the probabilities say`() throws {
    let weights: Vector<Double> = [0.5, 0, 0.125, 0.25, 0.125]
    let distribution = try Distribution(weights)
    var generator = SplitMix64(seed: 47)
    var counts = [Double](repeating: 0, count: 5)
    for _ in 0..<40_000 { counts[distribution.draw(using: &generator)] += 1 }
    for (count, p) in zip(counts, weights) {
      #expect(abs(count / 40_000 - p) <= 4 * (p * (1 - p) / 40_000).squareRoot())
    }
  }

  @Test func `of a gradient equal the exact gradient on average`() throws {
    var generator = SplitMix64(seed: 48)
    let x = Matrix<Double>.gaussian(rows: 16, columns: 3, using: &generator)
    let w = Matrix<Double>.gaussian(rows: 3, columns: 2, using: &generator)
    let g = Matrix<Double>.gaussian(rows: 16, columns: 2, using: &generator)
    let exact = LinearGradient(input: x, weights: w, output: g)
    // No two of these products need be added in the same order.
    let slack = 16 * Double.ulpOfOne * g.frobeniusNorm * (x.frobeniusNorm + w.frobeniusNorm)
    #expect((exact.weights - x.transpose * g).frobeniusNorm <= slack)
    #expect((exact.input - g * w.transpose).frobeniusNorm <= slack)
    let trials = try (0..<1500).map { _ in
      try LinearGradient(
        input: x, weights: w, output: g, examples: 4, by: .optimal, using: &generator)
    }
    #expect(trials.allSatisfy { ($0.input - exact.input).frobeniusNorm <= slack })
    for i in 0..<3 {
      for j in 0..<2 {
        let entry = statistics(trials.map { $0.weights[i, j] })
        #expect(abs(entry.mean - exact.weights[i, j]) <= 4 * entry.standardError)
      }
    }
  }
}
