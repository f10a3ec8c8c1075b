import LinearAlgebra
import LowRank
import Testing

@Suite struct `Ranks under a budget` {
  /// All plans of a few small layers, by trying each.
  private func best(_ curves: [RankCurve], budget: Int) -> Double {
    var least = Double.infinity
    func search(_ rest: ArraySlice<RankCurve>, _ numbers: Int, _ loss: Double) {
      if numbers > budget { return }
      guard let first = rest.first else { return least = min(least, loss) }
      for choice in first.choices {
        search(rest.dropFirst(), numbers + choice.numbers, loss + choice.loss)
      }
    }
    search(curves[...], 0, 0)
    return least
  }

  private func randomCurves(using generator: inout SplitMix64) throws -> [RankCurve] {
    try (0..<3).map { layer in
      let (rows, columns) = (3 + Int(6 * generator.uniform()), 3 + Int(6 * generator.uniform()))
      let values = (0..<min(rows, columns)).map { _ in 4 * generator.uniform() }.sorted(by: >)
      return try RankCurve(
        "\(layer)", spectrum: Spectrum(Vector(values), rows: rows, columns: columns))
    }
  }

  @Test func `lose the least that is possible with as few numbers, where that is promised`() throws
  {
    var generator = SplitMix64(seed: 1)
    var promises = 0
    for _ in 0..<200 {
      let curves = try randomCurves(using: &generator)
      let least = curves.reduce(0) { $0 + $1.choices[0].numbers }
      let most = curves.reduce(0) { $0 + $1.choices[$1.choices.count - 1].numbers }
      let budget = least + Int(Double(most - least) * generator.uniform())
      let plan = try RankPlan(curves, budget: budget)
      #expect(plan.numbers <= budget)
      let bound = best(curves, budget: plan.numbers)
      #expect(plan.loss >= bound - 1e-12)
      if plan.isProvenBest {
        promises += 1
        #expect(plan.loss <= bound + 1e-12)
      }
    }
    #expect(promises > 50)
  }

  @Test func `are dense for the whole budget, and least for the least`() throws {
    var generator = SplitMix64(seed: 2)
    let curves = try randomCurves(using: &generator)
    let least = curves.reduce(0) { $0 + $1.choices[0].numbers }
    let most = curves.reduce(0) { $0 + $1.choices[$1.choices.count - 1].numbers }
    let whole = try RankPlan(curves, budget: most)
    #expect(whole.loss == 0)
    #expect(whole.ranks.isEmpty)
    #expect(try RankPlan(curves, budget: least).numbers == least)
    for budget in [least - 1, most + 1] {
      #expect(
        throws: LinearAlgebraError.countOutOfRange(
          of: "numbers", count: budget, allowed: least...most)
      ) { try RankPlan(curves, budget: budget) }
    }
  }

  @Test func `pass over a rank that straight lines undercut`() throws {
    // Rank 2 helps little and rank 3 much: the way leads from 1 to 3.
    let curve = try RankCurve(
      "a", rows: 20, columns: 20, losses: [(1, 10), (2, 9.9), (3, 1), (4, 0.9)])
    #expect(try RankPlan([curve], budget: 120).ranks == ["a": 3])
    #expect(try RankPlan([curve], budget: 100).ranks == ["a": 1])
  }

  @Test func `follow measured losses that rise and turn negative`() throws {
    let curve = try RankCurve(
      "a", rows: 20, columns: 20, losses: [(1, 2), (2, -0.5), (3, 0.25), (4, 0.1)])
    let other = try RankCurve("b", rows: 20, columns: 20, losses: [(1, 4), (4, 1)])
    #expect(try RankPlan([curve, other], budget: 240).ranks == ["a": 2, "b": 4])
  }

  @Test func `refuse a loss that is not finite`() {
    #expect(throws: LinearAlgebraError.self) {
      try RankCurve("a", rows: 20, columns: 20, losses: [(1, .nan)])
    }
  }

  @Test func `leave a layer dense that no rank makes smaller`() throws {
    let row = try RankCurve("row", spectrum: Spectrum([3], rows: 1, columns: 8))
    #expect(row.choices.map(\.numbers) == [8])
    #expect(try RankPlan([row], budget: 8).ranks.isEmpty)
  }

  @Test func `break even where the factors hold as many numbers`() throws {
    for rows in 0...12 {
      for columns in 0...12 {
        let rank = LowRankMatrix<Double>.breakEvenRank(rows: rows, columns: columns)
        let numbers = rows * columns
        #expect(rank == 0 || rank * (rows + columns) < numbers)
        #expect((rank + 1) * (rows + columns) >= numbers)
      }
    }
    #expect(try LowRankMatrix<Float>.rank(forShare: 0.3, rows: 100, columns: 100) == 15)
    #expect(try LowRankMatrix<Float>.rank(forShare: 1, rows: 1, columns: 9) == 0)
    #expect(throws: LinearAlgebraError.self) {
      try LowRankMatrix<Float>.rank(forShare: 1.1, rows: 9, columns: 9)
    }
  }
}
