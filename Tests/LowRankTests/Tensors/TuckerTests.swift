import LinearAlgebra
import LowRank
import Testing

/// Sizes with ranks that fit them, and the edges.
private let cases: [(sizes: [Int], ranks: [Int])] = [
  ([6], [1]), ([7, 5], [3, 3]), ([5, 6, 7], [2, 3, 4]), ([5, 6, 7], [5, 6, 7]),
  ([1, 6, 4], [1, 2, 2]),
  ([30, 2, 2], [4, 2, 2]), ([4, 4, 4, 4], [2, 2, 2, 2]), ([3, 4, 5], [0, 0, 0]),
  (Array(repeating: 2, count: 12), Array(repeating: 1, count: 12)),
]

@Suite struct `A Tucker decomposition` {
  @Test(arguments: precisions) func `recovers a tensor of its own ranks to rounding`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for (sizes, ranks) in cases {
        let x = Tensor<Scalar>.planted(sizes: sizes, ranks: ranks, using: &generator)
        // Three projections and as many products, each backward stable.
        let bound = 100 * Scalar.ulpOfOne * Scalar(sizes.max() ?? 1) * x.frobeniusNorm
        for tucker in [
          try Tucker(x, ranks: ranks), try HOSVD(x, ranks: ranks).tucker,
          try HOOI(x, ranks: ranks).tucker,
        ] {
          #expect(tucker.ranks == ranks)
          #expect((Tensor(tucker) - x).frobeniusNorm <= bound)
          for factor in tucker.factors {
            #expect((factor.gram() - .identity(factor.columns)).maxNorm <= 1000 * .ulpOfOne)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `has the error that its discarded squares add up to`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 2)
      for (sizes, ranks) in cases {
        let x = Tensor<Scalar>.gaussian(sizes: sizes, using: &generator)
        let result = try SequentialHOSVD(x, ranks: ranks)
        let error = (x - Tensor(result.tucker)).frobeniusNorm
        // The squares are sums of entries of the order ‖X‖², hence the absolute bound.
        let slack = 100 * Scalar.ulpOfOne * Scalar(sizes.max() ?? 1) * x.inner(x)
        #expect(abs(error * error - result.discardedSquares.reduce(0, +)) <= slack)
        #expect(abs(error * error - result.error * result.error) <= slack)
      }
    }
    try check(scalar)
  }

  @Test func `stays within the bounds of its theorems`() throws {
    var generator = SplitMix64(seed: 3)
    for (sizes, ranks) in cases {
      for _ in 0..<3 {
        let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
        let plain = try HOSVD(x, ranks: ranks)
        let sequential = try SequentialHOSVD(x, ranks: ranks)
        let best = try HOOI(x, ranks: ranks, sweeps: 50)
        let norm = x.frobeniusNorm
        let error = (x - Tensor(plain.tucker)).frobeniusNorm
        #expect(error <= plain.errorBound + 1e-12 * norm)
        // No approximation of these ranks beats the largest of the modes' discarded squares.
        let least = (plain.discardedSquares.max() ?? 0).squareRoot()
        let root = Double(sizes.count).squareRoot()
        #expect(error <= root * (x - Tensor(best.tucker)).frobeniusNorm + 1e-12 * norm)
        #expect(sequential.error <= root * (x - Tensor(best.tucker)).frobeniusNorm + 1e-12 * norm)
        #expect((x - Tensor(best.tucker)).frobeniusNorm >= least - 1e-12 * norm)
      }
    }
  }

  @Test func `of order 2 is the truncated SVD`() throws {
    var generator = SplitMix64(seed: 4)
    let a = Matrix<Double>.gaussian(rows: 20, columns: 12, using: &generator)
    let expected = Matrix(try SVD(a).truncated(toRank: 5))
    let x = Tensor(a)
    for tucker in [try Tucker(x, ranks: [5, 5]), try HOSVD(x, ranks: [5, 5]).tucker] {
      #expect(Matrix(Tensor(tucker)).isApproximatelyEqual(to: expected, relativeTolerance: 1e-12))
    }
  }

  @Test func `improves sweep by sweep`() throws {
    var generator = SplitMix64(seed: 5)
    let x = Tensor<Double>.gaussian(sizes: [12, 13, 14], using: &generator)
    let result = try HOOI(x, ranks: [3, 4, 5], sweeps: 2000, tolerance: 1e-12)
    #expect(result.hasConverged)
    for (before, after) in zip(result.coreNorms, result.coreNorms.dropFirst()) {
      #expect(after >= before * (1 - 1e-14))
    }
    let error = (x - Tensor(result.tucker)).frobeniusNorm
    let lost = x.inner(x) - result.tucker.core.inner(result.tucker.core)
    #expect(abs(error * error - lost) <= 1e-12 * x.inner(x))
    #expect(error < (try SequentialHOSVD(x, ranks: [3, 4, 5])).error)
  }

  @Test(arguments: [0.5, 0.1, 1e-3, 1e-6, 1e-10]) func `keeps a relative error`(
    _ tolerance: Double
  ) throws {
    let x = Tensor<Double>(sizes: [18, 19, 20]) { i in 1 / Double(1 + i[0] + 2 * i[1] + 3 * i[2]) }
    let tucker = try Tucker(x, relativeError: tolerance)
    let error = (x - Tensor(tucker)).frobeniusNorm
    #expect(error <= tolerance * x.frobeniusNorm)
    #expect(tucker.storedNumbers < x.count)
    #expect(try Tucker(x, relativeError: 2).core.isEmpty)
  }

  @Test func `reads single entries`() throws {
    var generator = SplitMix64(seed: 6)
    let x = Tensor<Double>.gaussian(sizes: [4, 5, 3], using: &generator)
    let tucker = try Tucker(x, ranks: [2, 3, 3])
    let full = Tensor(tucker)
    #expect(abs(tucker[[3, 1, 2]] - full[3, 1, 2]) < 1e-13)
    #expect(tucker.storedNumbers == 18 + 8 + 15 + 9)
  }

  @Test(arguments: [1e-300, 1e-170, 1e170, 1e300]) func `works at any scale`(_ scale: Double) throws
  {
    var generator = SplitMix64(seed: 7)
    let x = Tensor<Double>.planted(sizes: [6, 5, 4], ranks: [2, 2, 2], using: &generator)
    let unit = x.scaled(by: 1 / x.maxNorm)
    for tucker in [
      try Tucker(unit.scaled(by: scale), ranks: [2, 2, 2]),
      try HOOI(unit.scaled(by: scale), ranks: [2, 2, 2]).tucker,
    ] {
      let back = Tensor(tucker).scaled(by: 1 / scale)
      #expect(back.isApproximatelyEqual(to: unit, relativeTolerance: 1e-13))
    }
  }

  @Test func `refuses ranks and entries that make no sense`() throws {
    let x = Tensor<Double>(sizes: [4, 5, 3], repeating: 1)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 6, allowed: 0...5)) {
      try Tucker(x, ranks: [4, 6, 3])
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 3, allowed: 0...2)) {
      try HOSVD(x, ranks: [3, 2, 1])
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: -1, allowed: 0...4)) {
      try HOOI(x, ranks: [-1, 2, 2])
    }
    var broken = x
    broken[1, 2, 0] = .nan
    #expect(throws: LinearAlgebraError.self) { try Tucker(broken, ranks: [1, 1, 1]) }
    do { _ = try HOSVD(broken, ranks: [1, 1, 1]) } catch {
      #expect(error == .notFiniteEntry(routine: "HOSVD", index: [1, 2, 0]))
      #expect(error.description.contains("entry [1, 2, 0] is not finite"))
    }
    for wrong in [-1, Double.nan, .infinity] {
      #expect(throws: LinearAlgebraError.self) { try Tucker(x, relativeError: wrong) }
    }
    let empty = try Tucker(Tensor<Double>.zero(sizes: [3, 0, 2]), ranks: [0, 0, 0])
    #expect(Tensor(empty).isEmpty)
    let zeros = Tensor(try Tucker(Tensor<Double>.zero(sizes: [3, 2]), ranks: [2, 2]))
    #expect(zeros.maxNorm == 0)
  }

  @Test func `refuses a core that does not fit its factors`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tucker<Double>(core: .zero(sizes: [2, 2]), factors: [.identity(2), .identity(3)])
    }
    #expect(text(of: result).contains("factor 1 is 3 × 3, which does not fit a 2 × 2 core"))
  }
}

extension Tensor {
  /// A random tensor with given multilinear ranks.
  static func planted(
    sizes: [Int], ranks: [Int], using generator: inout SplitMix64
  ) -> Tensor {
    let core = Tensor.gaussian(sizes: ranks, using: &generator)
    return sizes.indices.reduce(core) { partial, mode in
      partial.multiplied(
        inMode: mode,
        by: .gaussian(rows: sizes[mode], columns: ranks[mode], using: &generator))
    }
  }
}
