import Foundation
import LinearAlgebra
import Testing

@testable import Experiments

@Suite("Spread, Student's distribution and comparisons") struct StatisticsTests {
  @Test("a spread has the mean and the deviation of its formula") func spread() {
    let spread = Spread([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(spread.mean == 5)
    #expect(abs(spread.deviation - (32.0 / 7).squareRoot()) < 1e-15)
    #expect((spread.least, spread.most) == (2, 9))
  }

  /// The values are those of the usual tables.
  @Test(
    "Student's bounds are those of printed tables",
    arguments: [
      (1, 0.95, 12.7062), (2, 0.95, 4.3027), (9, 0.95, 2.2622), (9, 0.999, 4.7809),
      (10, 0.99, 3.1693), (30, 0.95, 2.0423),
    ])
  func student(_ degrees: Int, _ share: Double, _ bound: Double) {
    #expect(abs(StudentT(degrees: degrees).bound(share: share) - bound) < 6e-5)
  }

  @Test("one more normal value falls into the interval as often as it says") func coverage() {
    var generator = SplitMix64(seed: 1)
    let trials = 4000
    let hits = (0..<trials).count { _ in
      let values = Matrix<Double>.gaussian(rows: 1, columns: 11, using: &generator).elements
      return Spread(Array(values.prefix(10))).interval(share: 0.9).contains(values[10])
    }
    // Five standard errors of a share of 0.9 in 4000 trials.
    #expect(abs(Double(hits) / Double(trials) - 0.9) < 5 * (0.09 / 4000).squareRoot())
  }

  @Test("a difference that every seed shows is settled, however far the seeds scatter")
  func paired() {
    let base = (0..<10).map { 10 * Double($0) }
    let above = zip(base, [1, 1.1, 0.9, 1, 1, 1.2, 0.8, 1, 1, 1]).map { $0 + $1 }
    let comparison = Comparison(Spread(above), Spread(base))
    #expect(comparison.isAbove && !comparison.isBelow)
    #expect(comparison.word(above: "more", below: "less") == "more")
    #expect(Comparison(Spread(base), Spread(above)).isBelow)
  }

  @Test("equal cases are called different as seldom as the doubt allows") func doubt() {
    var generator = SplitMix64(seed: 2)
    let trials = 4000
    let settled = (0..<trials).count { _ in
      let values = Matrix<Double>.gaussian(rows: 1, columns: 20, using: &generator).elements
      return Comparison(Spread(Array(values.prefix(10))), Spread(Array(values.suffix(10))))
        .isSettled
    }
    #expect(abs(Double(settled) / Double(trials) - 0.05) < 5 * (0.0475 / 4000).squareRoot())
  }

  @Test("the more comparisons are made, the more each must show") func several() {
    let spread = Spread((0..<10).map(Double.init))
    let required = [1, 8, 36].map { Comparison(spread, spread, among: $0).required }
    #expect(required == required.sorted() && required[0] < required[1])
    #expect(!Comparison(spread, spread).isSettled)
  }
}
