import Foundation
import LinearAlgebra
import LowRank
import Testing

private let sizes: [[Int]] = [
  [6], [5, 4], [3, 4, 5], [1, 5, 1, 4], [2, 3, 2, 3, 2], Array(repeating: 2, count: 12),
]

/// A smooth function of several variables, whose unfoldings have fast falling singular values.
private func samples(_ sizes: [Int]) -> Tensor<Double> {
  Tensor(sizes: sizes) { index in
    let sum = index.enumerated().reduce(0.0) { $0 + Double(($1.offset + 1) * $1.element) }
    return 1 / (1 + 0.1 * sum)
  }
}

extension TensorTrain {
  fileprivate static func random(
    sizes: [Int], rank: Int, using generator: inout SplitMix64
  ) -> TensorTrain {
    TensorTrain(
      cores: sizes.indices.map { k in
        Tensor.gaussian(
          sizes: [k == 0 ? 1 : rank, sizes[k], k == sizes.count - 1 ? 1 : rank], using: &generator)
      })
  }
}

@Suite struct `A tensor train` {
  @Test(arguments: precisions) func `gives every tensor back to rounding`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for sizes in sizes {
        let x = Tensor<Scalar>.gaussian(sizes: sizes, using: &generator)
        let train = try TensorTrain(x, relativeError: 0)
        // d − 1 projections, each backward stable.
        let bound = 100 * Scalar.ulpOfOne * Scalar(sizes.count)
        #expect(Tensor(train).isApproximatelyEqual(to: x, relativeTolerance: bound))
        #expect(train.sizes == sizes)
        let whole = try TensorTrain(x, maximalRank: .max)
        #expect(Tensor(whole).isApproximatelyEqual(to: x, relativeTolerance: bound))
      }
    }
    try check(scalar)
  }

  @Test func `has the error that its steps add up to`() throws {
    var generator = SplitMix64(seed: 2)
    for sizes in sizes {
      for rank in [0, 1, 2, 3] {
        let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
        let result = try TensorTrainSVD(x, maximalRank: rank)
        let error = (x - Tensor(result.train)).frobeniusNorm
        let sum = result.discardedSquares.reduce(0, +)
        #expect(abs(error * error - sum) <= 1e-13 * x.inner(x))
        #expect(abs(error - result.error) <= 1e-7 * x.frobeniusNorm)
      }
    }
  }

  @Test func `stays within the bound of its theorem`() throws {
    var generator = SplitMix64(seed: 3)
    for sizes in sizes where sizes.count > 1 {
      let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
      let result = try TensorTrainSVD(x, maximalRank: 2)
      // The least error possible is no smaller than what the best cut alone must lose.
      let lost = try (1..<sizes.count).map { cut in
        try SVD(x.matricized(leading: cut)).singularValues.dropFirst(2).reduce(0) { $0 + $1 * $1 }
      }
      #expect(result.error <= lost.reduce(0, +).squareRoot() * (1 + 1e-12))
      let factor = Double(sizes.count - 1).squareRoot()
      #expect(result.error <= factor * (lost.max() ?? 0).squareRoot() * (1 + 1e-12) + 1e-13)
    }
  }

  @Test(arguments: [0.3, 1e-2, 1e-5, 1e-9, 1e-13]) func `keeps a relative error`(
    _ tolerance: Double
  ) throws {
    let x = samples([7, 8, 9, 6])
    let result = try TensorTrainSVD(x, relativeError: tolerance)
    let error = (x - Tensor(result.train)).frobeniusNorm / x.frobeniusNorm
    #expect(error <= tolerance + 1e-15)
    let rounded = try TensorTrain(x, relativeError: 0).rounded(toRelativeError: tolerance)
    #expect((x - Tensor(rounded)).frobeniusNorm <= (tolerance + 1e-14) * x.frobeniusNorm)
    #expect(zip(rounded.ranks, result.train.ranks).allSatisfy { $0 <= $1 + 1 })
  }

  @Test func `finds the ranks of a train`() throws {
    var generator = SplitMix64(seed: 4)
    let train = TensorTrain<Double>.random(sizes: [6, 7, 5, 6], rank: 3, using: &generator)
    let x = Tensor(train)
    #expect(try TensorTrain(x, relativeError: 1e-12).ranks == [3, 3, 3])
    let exact = try TensorTrainSVD(x, ranks: [3, 3, 3])
    #expect((x - Tensor(exact.train)).frobeniusNorm <= 1e-14 * x.frobeniusNorm)
    #expect(try (train + train).rounded(toRelativeError: 1e-12).ranks == [3, 3, 3])
    #expect(try train.rounded(toMaximalRank: 2).ranks == [2, 2, 2])
  }

  @Test func `computes with trains as with tensors`() throws {
    var generator = SplitMix64(seed: 5)
    for sizes in [[5], [4, 3], [3, 4, 2, 3]] {
      let a = TensorTrain<Double>.random(sizes: sizes, rank: 2, using: &generator)
      let b = TensorTrain<Double>.random(sizes: sizes, rank: 3, using: &generator)
      let (x, y) = (Tensor(a), Tensor(b))
      #expect(Tensor(a + b).isApproximatelyEqual(to: x + y, relativeTolerance: 1e-14))
      #expect(Tensor(a - b).isApproximatelyEqual(to: x - y, relativeTolerance: 1e-14))
      #expect(Tensor(a.scaled(by: -2)).isApproximatelyEqual(to: -2 * x, relativeTolerance: 1e-14))
      #expect(
        Tensor(a.hadamard(b)).isApproximatelyEqual(to: x.hadamard(y), relativeTolerance: 1e-13))
      #expect(abs(a.inner(b) - x.inner(y)) <= 1e-13 * x.frobeniusNorm * y.frobeniusNorm)
      #expect(abs(try a.frobeniusNorm() - x.frobeniusNorm) <= 1e-14 * x.frobeniusNorm)
      let index = sizes.map { $0 - 1 }
      #expect(abs(a[index] - x[index]) <= 1e-14 * x.frobeniusNorm)
    }
  }

  @Test func `has the norm of a small difference to full accuracy`() throws {
    var generator = SplitMix64(seed: 6)
    let a = TensorTrain<Double>.random(sizes: [5, 5, 5, 5], rank: 2, using: &generator)
    let b = TensorTrain<Double>.random(sizes: [5, 5, 5, 5], rank: 1, using: &generator)
    let near = a + b.scaled(by: 1e-10)
    let expected = try 1e-10 * b.frobeniusNorm()
    #expect(abs(try (near - a).frobeniusNorm() - expected) <= 1e-4 * expected)
  }

  @Test func `of a sampled function has the ranks that its formula promises`() throws {
    func ranks(_ function: (Double) -> Double) throws -> [Int] {
      try TensorTrain<Double>(
        quantizing: function, over: 0...3, bits: 12, relativeError: 1e-12
      ).ranks
    }
    #expect(try ranks { $0 } == Array(repeating: 2, count: 11))
    #expect(try ranks(sin) == Array(repeating: 2, count: 11))
    #expect(try ranks(exp) == Array(repeating: 1, count: 11))
    #expect(try ranks { $0 * $0 }.max() == 3)
  }

  @Test(arguments: [1e-300, 1e300]) func `works at any scale`(_ scale: Double) throws {
    let x = samples([5, 4, 6]).scaled(by: scale)
    let train = try TensorTrain(x, relativeError: 1e-10)
    let back = Tensor(train).scaled(by: 1 / scale)
    #expect(back.isApproximatelyEqual(to: samples([5, 4, 6]), relativeTolerance: 1e-10))
  }

  @Test func `refuses ranks and entries that make no sense`() throws {
    let x = Tensor<Double>(sizes: [3, 4, 5], repeating: 1)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 4, allowed: 0...3)) {
      try TensorTrain(x, ranks: [4, 2])
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 5, allowed: 0...4)) {
      try TensorTrain(x, ranks: [1, 5])
    }
    #expect(throws: LinearAlgebraError.self) { try TensorTrain(x, maximalRank: -1) }
    #expect(throws: LinearAlgebraError.self) { try TensorTrain(x, relativeError: .nan) }
    #expect(throws: LinearAlgebraError.self) {
      try TensorTrain(x.map { _ in .nan }, relativeError: 0.1)
    }
    #expect(Tensor(try TensorTrain(Tensor<Double>.zero(sizes: [3, 0, 2]), maximalRank: 4)).isEmpty)
    let zero = try TensorTrain(Tensor<Double>.zero(sizes: [3, 4, 2]), relativeError: 0.1)
    #expect(zero.storedNumbers == 0)
    #expect(Tensor(zero).maxNorm == 0)
    #expect(Tensor(try (zero + zero).rounded(toRelativeError: 0)).maxNorm == 0)
  }

  @Test func `refuses cores that do not follow each other`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = TensorTrain<Double>(cores: [.zero(sizes: [1, 2, 3]), .zero(sizes: [2, 2, 1])])
    }
    #expect(
      text(of: result).contains("core 1 is 2 × 2 × 1, which does not follow a core of right rank 3")
    )
  }
}

@Suite struct `Cross approximation of a tensor` {
  @Test func `recovers a train from few entries`() throws {
    var generator = SplitMix64(seed: 7)
    let train = TensorTrain<Double>.random(
      sizes: Array(repeating: 12, count: 6), rank: 3, using: &generator)
    let cross = try TensorCross<Double>(
      sizes: train.sizes, relativeError: 1e-10, using: &generator
    ) { train[$0] }
    #expect(cross.hasConverged)
    #expect(cross.train.ranks == [3, 3, 3, 3, 3])
    let error = try (cross.train - train).frobeniusNorm() / train.frobeniusNorm()
    #expect(error < 1e-9)
    // 12⁶ is three million.
    #expect(cross.entriesRead < 20_000)
  }

  @Test func `reads a smooth function in many variables`() throws {
    var generator = SplitMix64(seed: 8)
    var calls = 0
    let cross = try TensorCross<Double>(
      sizes: Array(repeating: 20, count: 8), relativeError: 1e-8, using: &generator
    ) { index in
      calls += 1
      return 1 / (1 + index.reduce(0.0) { $0 + Double($1) / 20 })
    }
    #expect(cross.hasConverged)
    #expect(cross.entriesRead == calls)
    #expect(cross.checkedError <= 1e-7)
  }

  @Test func `finds a narrow peak that random entries miss, by its own checks or not at all`()
    throws
  {
    var generator = SplitMix64(seed: 9)
    let zero = try TensorCross<Double>(
      sizes: [4, 4, 4], relativeError: 1e-8, using: &generator
    ) { _ in 0 }
    #expect(Tensor(zero.train).maxNorm == 0)
    let single = try TensorCross<Double>(
      sizes: [9], relativeError: 1e-8, using: &generator
    ) { Double($0[0]) }
    #expect(Tensor(single.train).elements == (0..<9).map(Double.init))
  }

  @Test func `names the entry that is not finite`() throws {
    var generator = SplitMix64(seed: 10)
    #expect(
      throws: LinearAlgebraError.notFiniteEntry(routine: "Cross approximation", index: [0, 0])
    ) {
      try TensorCross<Double>(sizes: [1, 1], relativeError: 1e-8, using: &generator) { _ in .nan }
    }
  }
}

@Suite struct `A quantized train of many bits` {
  @Test(arguments: [18, 20, 22]) func `has the ranks of its function`(_ bits: Int) throws {
    let functions: [(name: String, rank: Int, f: (Double) -> Double)] = [
      ("1", 1, { _ in 1 }), ("x", 2, { $0 }), ("x²", 3, { $0 * $0 }),
    ]
    for (name, rank, f) in functions {
      let train = try TensorTrain<Double>(
        quantizing: f, over: 0...1, bits: bits, relativeError: 1e-12)
      #expect(train.ranks.allSatisfy { $0 <= rank }, "\(name), \(bits) bits: \(train.ranks)")
    }
    let single = try TensorTrain<Float>(
      quantizing: { _ in 1 }, over: 0...1, bits: bits, relativeError: 1e-4)
    #expect(single.ranks.allSatisfy { $0 == 1 })
  }
}
