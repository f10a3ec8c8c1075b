import LinearAlgebra
import LowRank
import Testing

@Suite struct `A partial Tucker decomposition` {
  @Test(arguments: precisions) func `recovers a tensor of its own ranks, in any unit`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 81)
      for (sizes, ranks) in [
        ([5, 6, 7], [0: 2, 2: 3]), ([40, 2, 3], [0: 6]), ([4, 5], [1: 2]), ([6], [0: 1]),
        ([3, 4, 5, 2], [1: 2, 2: 2, 3: 2]), ([4, 4, 4], [:]),
      ] as [([Int], [Int: Int])] {
        let planted = sizes.indices.map { ranks[$0] ?? sizes[$0] }
        let core = Tensor<Scalar>.gaussian(sizes: planted, using: &generator)
        let x = ranks.reduce(core) { partial, rank in
          partial.multiplied(
            inMode: rank.key,
            by: .gaussian(rows: sizes[rank.key], columns: rank.value, using: &generator))
        }
        for exponent in [-Scalar.Exponent(100), 0, 100] {
          let scaled = x.scaled(by: Scalar(sign: .plus, exponent: exponent, significand: 1))
          let tucker = try PartialTucker(scaled, ranks: ranks)
          let size = scaled.frobeniusNorm
          #expect((Tensor(tucker) - scaled).frobeniusNorm <= 1000 * .ulpOfOne * size)
          #expect(tucker.core.sizes == planted)
          for (mode, factor) in tucker.factors {
            #expect((factor.gram() - .identity(ranks[mode] ?? 0)).maxNorm <= 1000 * .ulpOfOne)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `of one mode is the best there is: the truncated SVD of its unfolding`() throws {
    var generator = SplitMix64(seed: 82)
    let x = Tensor<Double>.gaussian(sizes: [6, 5, 4], using: &generator)
    for mode in 0..<3 {
      let tucker = try PartialTucker(x, ranks: [mode: 2])
      let sigma = try x.unfolding(mode).singularValues()
      let least = sigma.dropFirst(2).reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs((Tensor(tucker) - x).frobeniusNorm - least) <= 1e-13)
    }
  }

  @Test func `of two modes comes within √2 of the least error, and no sweep makes it worse`() throws
  {
    var generator = SplitMix64(seed: 83)
    for _ in 0..<20 {
      let x = Tensor<Double>.gaussian(sizes: [6, 5, 4], using: &generator)
      let start = try PartialTucker(x, ranks: [0: 3, 1: 2], sweeps: 0)
      let tucker = try PartialTucker(x, ranks: [0: 3, 1: 2])
      let floor = [(0, 3), (1, 2)].map { mode, rank in
        ((try? x.unfolding(mode).singularValues()) ?? []).dropFirst(rank)
          .reduce(0) { $0 + $1 * $1 }
      }
      let error = (Tensor(start) - x).frobeniusNorm
      #expect(error * error <= floor[0] + floor[1] + 1e-12)
      for (before, after) in zip(tucker.coreNorms, tucker.coreNorms.dropFirst()) {
        #expect(after >= before * (1 - 1e-14))
      }
      #expect((Tensor(tucker) - x).frobeniusNorm <= error * (1 + 1e-12))
    }
  }

  @Test func `with all modes is the Tucker decomposition that HOOI finds`() throws {
    var generator = SplitMix64(seed: 84)
    let x = Tensor<Double>.gaussian(sizes: [5, 4, 3], using: &generator)
    let partial = try PartialTucker(x, ranks: [0: 2, 1: 2, 2: 2])
    let whole = try HOOI(x, ranks: [2, 2, 2])
    #expect(abs(partial.core.frobeniusNorm - whole.tucker.core.frobeniusNorm) <= 1e-6)
  }

  @Test func `refuses a rank that its mode cannot have`() {
    let x = Tensor<Double>(sizes: [4, 3, 2], repeating: 1)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 5, allowed: 0...4)) {
      try PartialTucker(x, ranks: [0: 5])
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 4, allowed: 0...2)) {
      try PartialTucker(x, ranks: [0: 4, 1: 1])
    }
    #expect(throws: LinearAlgebraError.self) {
      try PartialTucker(Tensor<Double>(sizes: [2, 2], repeating: .nan), ranks: [0: 1])
    }
  }
}
