import LinearAlgebra
import Testing
import TextAnalysis

@Suite struct CorrelationTests {
  @Test func `correlations are those that are known`() throws {
    let (x, y) = ([1.0, 2, 3, 4, 5], [1.0, 3, 2, 5, 4])
    let pearson = try #require(Correlation.pearson(x, y))
    let spearman = try #require(Correlation.spearman(x, y.map { $0 * $0 * $0 }))
    #expect(abs(pearson - 0.8) < 1e-15 && abs(spearman - 0.8) < 1e-15)
  }

  @Test func `equal numbers share the mean of their ranks`() throws {
    // Ranks 1, 2.5, 2.5, 4 beside 1, 2, 3, 4.
    let tied = try #require(Correlation.spearman([1, 2, 2, 3], [1, 2, 3, 4]))
    #expect(abs(tied - 4.5 / (4.5 * 5).squareRoot()) < 1e-15)
  }

  @Test func `units and origins do not count`() throws {
    let (x, y) = ([1.0, 2, 4, 3], [2.0, 1, 5, 7])
    let plain = try #require(Correlation.pearson(x, y))
    let scaled = Correlation.pearson(x.map { $0 * 0x1p600 }, y.map { $0 * 0x1p-600 })
    #expect(scaled == plain)
    let moved = try #require(Correlation.pearson(x.map { 5 - 2 * $0 }, y))
    #expect(abs(plain + moved) < 1e-14)
  }

  @Test func `constant lists and single pairs have none`() {
    #expect(Correlation.pearson([0.1, 0.1, 0.1], [1, 2, 3]) == nil)
    #expect(Correlation.pearson([1], [2]) == nil)
    #expect(Correlation.spearman([], []) == nil)
  }
}

@Suite struct BootstrapTests {
  @Test func `an interval leaves what it should on each side`() {
    let interval = Bootstrap.interval((0...1000).map(Double.init).reversed())
    // Places of quantiles are rounded, by a few units in the last place of 1000.
    #expect(abs(interval.lowerBound - 25) < 1e-11 && abs(interval.upperBound - 975) < 1e-11)
    #expect(Bootstrap.interval([3]) == 3...3)
  }

  @Test func `samples have as many things, all of them there`() {
    var generator = SplitMix64(seed: 1)
    let samples = Bootstrap.samples(of: 7, repetitions: 40, using: &generator)
    #expect(samples.count == 40)
    #expect(samples.allSatisfy { $0.count == 7 && $0.allSatisfy((0..<7).contains) })
    #expect(Set(samples).count > 30)
  }

  @Test func `the interval of a mean covers it about as often as it says`() {
    var generator = SplitMix64(seed: 2)
    var covered = 0
    for _ in 0..<200 {
      let draws = (0..<60).map { _ in generator.gaussian() }
      let samples = Bootstrap.samples(of: 60, repetitions: 200, using: &generator)
      let means = samples.map { $0.reduce(0) { $0 + draws[$1] } / 60 }
      covered += Bootstrap.interval(means).contains(0) ? 1 : 0
    }
    // 190 of 200 are expected; five standard deviations of that count are 15.
    #expect(covered > 170)
  }
}

@Suite struct JudgmentsTests {
  @Test func `pairs above the diagonal are compared, each once`() throws {
    let judgments = try Judgments(lines: ["1 0.2 0.4", "0 1 0.6", "0\t0\t1"])
    let other: Matrix<Double> = [[9, 1, 2], [7, 9, 3], [7, 7, 9]]
    let correlation = try #require(judgments.correlation(with: other))
    #expect(abs(correlation - 1) < 1e-15)
    #expect(judgments.likeness[2, 0] == 0.4)
  }

  @Test func `in a sample the pairs of a text with itself are passed over`() throws {
    let judgments = Judgments(upper: [[1, 0.2, 0.4], [0, 1, 0.6], [0, 0, 1]])
    #expect(judgments.correlation(with: judgments.likeness, of: [1, 1]) == nil)
    let three = try #require(judgments.correlation(with: judgments.likeness, of: [0, 1, 1, 2]))
    #expect(abs(three - 1) < 1e-15)
  }

  @Test func `a table that is not square is refused at its line`() {
    #expect(throws: TextAnalysisError.self) { try Judgments(lines: ["1 2", "3"]) }
    #expect(
      throws: TextAnalysisError.notATable(line: 2, reason: "something there is not a number")
    ) { try Judgments(lines: ["1 2", "3 x"]) }
  }
}
