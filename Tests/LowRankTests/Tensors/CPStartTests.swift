import LinearAlgebra
import LowRank
import Testing

@Suite struct `A CP fit from a given start` {
  @Test func `begins at singular vectors without any chance`() throws {
    var generator = SplitMix64(seed: 71)
    let factors = [6, 7, 8].map { Matrix<Double>.gaussian(rows: $0, columns: 3, using: &generator) }
    let x = Tensor(CP(factors: factors))
    let start = try CP(singularVectorsOf: x, rank: 3, using: &generator)
    for (mode, factor) in start.factors.enumerated() {
      #expect((factor.gram() - .identity(3)).maxNorm <= 1e-12)
      // The span of the planted factor.
      let planted = factors[mode]
      #expect((factor * (factor.transpose * planted) - planted).maxNorm <= 1e-10)
    }
    let again = try CP(singularVectorsOf: x, rank: 3, using: &generator)
    #expect(again == start)
    let fit = try CPFit(x, startingFrom: start, settings: .init(sweeps: 2000, tolerance: 1e-9))
    #expect(fit.relativeError <= 1e-6)
    let wide = try CP(singularVectorsOf: x, rank: 10, using: &generator)
    #expect(wide.rank == 10)
  }

  @Test func `keeps the directions of fixed factors`() throws {
    var generator = SplitMix64(seed: 72)
    let planted = CP<Double>(
      factors: [5, 6, 7].map { .gaussian(rows: $0, columns: 2, using: &generator) })
    let x = Tensor(planted)
    for fixed in [[0], [1], [2], [0, 2]] as [Set<Int>] {
      let start = CP<Double>(
        factors: planted.factors.enumerated().map { mode, factor in
          fixed.contains(mode)
            ? factor : .gaussian(rows: factor.rows, columns: 2, using: &generator)
        })
      let fit = try CPFit(
        x, startingFrom: start,
        settings: .init(sweeps: 2000, tolerance: 1e-10, fixedModes: fixed))
      #expect(fit.relativeError <= 1e-6)
      for mode in fixed {
        for r in 0..<2 {
          let column = fit.decomposition.factors[mode][column: r]
          let cosines = (0..<2).map { s in
            let other = planted.factors[mode][column: s]
            return abs(column.dot(other)) / other.norm
          }
          #expect(cosines.contains { abs($0 - 1) <= 1e-12 })
        }
      }
    }
  }
}
