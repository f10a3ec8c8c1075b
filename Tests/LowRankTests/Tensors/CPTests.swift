import LinearAlgebra
import LowRank
import Testing

extension CP {
  /// Random normal factors.
  static func planted(
    _ sizes: [Int], rank: Int, using generator: inout SplitMix64
  ) -> CP {
    CP(factors: sizes.map { .gaussian(rows: $0, columns: rank, using: &generator) })
  }
}

/// The W tensor, which is a limit of tensors of rank 2 but has rank 3 itself.
private let w: Tensor<Double> = {
  let (a, b): (Vector<Double>, Vector<Double>) = ([1, 0], [0, 1])
  return Tensor(outer: [b, a, a]) + Tensor(outer: [a, b, a]) + Tensor(outer: [a, a, b])
}()

@Suite struct `A sum of rank-one tensors` {
  @Test func `is the same tensor however it is scaled`() {
    var generator = SplitMix64(seed: 3)
    for sizes in [[5], [4, 3], [3, 4, 5], [2, 3, 2, 3]] {
      let cp = CP<Double>(
        weights: [-2, 0.5, 3],
        factors: CP<Double>.planted(sizes, rank: 3, using: &generator).factors)
      let x = Tensor(cp)
      #expect(Tensor(cp.normalized()).isApproximatelyEqual(to: x, relativeTolerance: 1e-14))
      #expect(Tensor(cp.balanced()).isApproximatelyEqual(to: x, relativeTolerance: 1e-14))
      #expect(abs(cp.inner(cp) - x.inner(x)) <= 1e-13 * x.inner(x))
      let index = sizes.map { $0 - 1 }
      #expect(abs(cp[index] - x[index]) <= 1e-13 * x.frobeniusNorm)
    }
  }
}

@Suite struct `A CP fit` {
  @Test(arguments: [[9, 8, 7], [6, 30, 2], [4, 5, 6, 4], [3, 3, 3, 3, 3]])
  func `recovers planted factors to rounding`(_ sizes: [Int]) throws {
    var generator = SplitMix64(seed: 4)
    let planted = CP<Double>.planted(sizes, rank: 2, using: &generator)
    let x = Tensor(planted)
    let fit = try CPFit(
      x, rank: 2, settings: CPSettings(sweeps: 4000, starts: 3), using: &generator)
    #expect(fit.relativeError < 1e-12)
    let residual = (x - Tensor(fit.decomposition)).frobeniusNorm / x.frobeniusNorm
    #expect(residual < 1e-12)
    #expect(FactorMatch(planted, fit.decomposition).score > 1 - 1e-10)
  }

  @Test func `never lets the error grow, and reports the error there is`() throws {
    var generator = SplitMix64(seed: 5)
    for sizes in [[8, 9, 10], [5, 4, 3, 6], [12, 7]] {
      let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
      let fit = try CPFit(x, rank: 3, settings: CPSettings(sweeps: 60), using: &generator)
      for (before, after) in zip(fit.relativeErrors, fit.relativeErrors.dropFirst()) {
        #expect(after <= before * (1 + 1e-9))
      }
      let error = (x - Tensor(fit.decomposition)).frobeniusNorm / x.frobeniusNorm
      #expect(abs(error - fit.relativeError) <= 1e-9)
    }
  }

  // With fewer terms than values the fit contracts one mode at a time, across the ends of sweeps;
  // with more it contracts half of the modes.
  @Test(arguments: [2, 4], [[4, 5, 6], [4, 5, 4, 6], [7, 6]])
  func `does what sweeps by the textbook do`(_ rank: Int, _ sizes: [Int]) throws {
    var generator = SplitMix64(seed: 6)
    for sizes in [sizes, sizes.map { $0 / 2 + 1 }] {
      let x = Tensor<Double>.gaussian(sizes: sizes, using: &generator)
      let start = CP<Double>.planted(sizes, rank: rank, using: &generator)
      var factors = start.factors
      for sweeps in 1...4 {
        for mode in sizes.indices {
          let others = sizes.indices.filter { $0 != mode }.reversed().map { factors[$0] }
          let product = others.dropFirst().reduce(others[0]) { $0.khatriRao($1) }
          factors[mode] = try product.leastSquares(x.unfolding(mode).transposed()).transposed()
        }
        let settings = CPSettings<Double>(sweeps: sweeps, tolerance: 0)
        let fit = try CPFit(x, startingFrom: start, settings: settings)
        let (ours, theirs) = (Tensor(fit.decomposition), Tensor(CP(factors: factors)))
        #expect(ours.isApproximatelyEqual(to: theirs, relativeTolerance: 1e-8))
      }
    }
  }

  @Test func `of order 2 finds the best approximation of the rank`() throws {
    var generator = SplitMix64(seed: 7)
    let a = try Matrix<Double>.random(
      rows: 12, columns: 9, singularValues: [9, 7, 5, 1, 0.5], using: &generator)
    let fit = try CPFit(
      Tensor(a), rank: 3, settings: CPSettings(sweeps: 2000, tolerance: 1e-12), using: &generator)
    let best = try SVD(a).truncationError(rank: 3) / a.frobeniusNorm
    #expect(abs(fit.relativeError - best) < 1e-9)
  }

  @Test func `with more terms than needed stays finite and small`() throws {
    var generator = SplitMix64(seed: 8)
    let x = Tensor(CP<Double>.planted([8, 8, 8], rank: 3, using: &generator))
    let fit = try CPFit(x, rank: 6, settings: CPSettings(sweeps: 300), using: &generator)
    #expect(fit.decomposition.weights.elements.allSatisfy { $0.isFinite })
    #expect(fit.relativeError < 1e-2)
    #expect(fit.decomposition.weights[0] < 1e4 * x.frobeniusNorm)
  }

  @Test func `diverges where no best approximation exists, and a ridge stops that`() throws {
    var generator = SplitMix64(seed: 9)
    let settings = CPSettings<Double>(sweeps: 3000, tolerance: 0)
    let start = try CPFit(w, rank: 2, settings: CPSettings(sweeps: 5), using: &generator)
    let short = try CPFit(
      w, startingFrom: start.decomposition, settings: CPSettings(sweeps: 100, tolerance: 0))
    let long = try CPFit(w, startingFrom: start.decomposition, settings: settings)
    #expect(long.relativeError < short.relativeError)
    #expect(long.decomposition.weights[0] > 1.1 * short.decomposition.weights[0])
    var ridged = settings
    ridged.ridge = 1e-3
    let held = try CPFit(w, startingFrom: start.decomposition, settings: ridged)
    #expect(held.decomposition.weights[0] < 4)
    let exact = try CPFit(
      w, rank: 3, settings: CPSettings(sweeps: 5000, starts: 5), using: &generator)
    #expect(exact.relativeError < 1e-6)
  }

  @Test func `keeps to numbers that are not negative`() throws {
    var generator = SplitMix64(seed: 10)
    let planted = CP<Double>(
      factors: [10, 9, 8].map { .random(rows: $0, columns: 3, using: &generator) })
    let settings = CPSettings<Double>(sweeps: 3000, tolerance: 1e-7, constraint: .nonnegative)
    let fit = try CPFit(Tensor(planted), rank: 3, settings: settings, using: &generator)
    #expect(fit.relativeError < 0.02)
    for factor in fit.decomposition.factors { #expect(factor.elements.allSatisfy { $0 >= 0 }) }
    for (before, after) in zip(fit.relativeErrors, fit.relativeErrors.dropFirst()) {
      #expect(after <= before * (1 + 1e-9) + 1e-14)
    }
  }

  @Test func `finds factors through missing entries`() throws {
    var generator = SplitMix64(seed: 11)
    let planted = CP<Double>.planted([12, 11, 10], rank: 2, using: &generator)
    let x = Tensor(planted)
    let holes = x.map { generator.uniform() < 0.6 ? .nan : $0 }
    let fit = try CPFit(
      observed: holes, rank: 2, settings: CPSettings(sweeps: 2000, starts: 3), using: &generator)
    #expect(Tensor(fit.decomposition).isApproximatelyEqual(to: x, relativeTolerance: 1e-10))
    #expect(fit.relativeError < 1e-12)
    #expect(throws: LinearAlgebraError.self) { try CPFit(holes, rank: 2, using: &generator) }
  }

  @Test func `leaves rows without an entry at zero`() throws {
    var generator = SplitMix64(seed: 12)
    let x = Tensor<Double>(sizes: [4, 3, 3]) { $0[0] == 2 ? .nan : Double($0[1] + 1) }
    let fit = try CPFit(observed: x, rank: 1, using: &generator)
    #expect(fit.decomposition.factors[0][row: 2].norm == 0)
    #expect(fit.relativeError < 1e-12)
    let nothing = try CPFit(
      observed: x.map { _ in .nan }, rank: 1, using: &generator)
    #expect(Tensor(nothing.decomposition).maxNorm == 0)
  }

  @Test(arguments: [1e-60, 1e60]) func `works beyond the range of single precision`(
    _ scale: Double
  ) throws {
    var generator = SplitMix64(seed: 41)
    // Large enough to be read in single precision.
    let sizes = [128, 128, 64]
    let x = Tensor(CP<Double>.planted(sizes, rank: 2, using: &generator))
    let start = CP<Double>.planted(sizes, rank: 2, using: &generator)
    let settings = CPSettings<Double>(sweeps: 8, tolerance: 0)
    let usual = try CPFit(x, startingFrom: start, settings: settings)
    let moved = try CPFit(x.scaled(by: scale), startingFrom: start, settings: settings)
    let far = CP(factors: start.factors.map { $0.scaled(by: 1e20) })
    let remote = try CPFit(x, startingFrom: far, settings: settings)
    // Both fits make the same steps, in exact arithmetic; single precision steers one of them.
    #expect(abs(moved.relativeError - usual.relativeError) < 1e-3)
    #expect(abs(remote.relativeError - usual.relativeError) < 1e-3)
  }

  @Test(arguments: [1e-300, 1e-170, 1e170, 1e300]) func `works at any scale`(_ scale: Double) throws
  {
    var generator = SplitMix64(seed: 13)
    let x = Tensor(CP<Double>.planted([6, 5, 4], rank: 2, using: &generator))
    let unit = x.scaled(by: 1 / x.maxNorm)
    let fit = try CPFit(
      unit.scaled(by: scale), rank: 2, settings: CPSettings(sweeps: 2000, starts: 3),
      using: &generator)
    #expect(fit.relativeError < 1e-12)
    #expect(fit.decomposition.weights[0].isFinite)
  }

  @Test func `works in single precision`() throws {
    var generator = SplitMix64(seed: 14)
    let x = Tensor(CP<Float>.planted([9, 8, 7], rank: 2, using: &generator))
    let fit = try CPFit(
      x, rank: 2, settings: CPSettings(sweeps: 500, tolerance: 1e-4, starts: 3), using: &generator)
    #expect(fit.relativeError < 1e-5)
  }

  @Test func `handles the smallest tensors`() throws {
    var generator = SplitMix64(seed: 15)
    let vector = try CPFit(
      Tensor<Double>(sizes: [3], columnMajor: [1, 2, 2]), rank: 1, using: &generator)
    #expect(abs(vector.decomposition.weights[0] - 3) < 1e-14)
    let ones = try CPFit(
      Tensor<Double>(sizes: [1, 1, 1], repeating: 7), rank: 1, using: &generator)
    #expect(abs(ones.decomposition[[0, 0, 0]] - 7) < 1e-13)
    let zero = try CPFit(Tensor<Double>.zero(sizes: [2, 3, 4]), rank: 2, using: &generator)
    #expect(Tensor(zero.decomposition).maxNorm == 0)
    let none = try CPFit(Tensor<Double>(sizes: [2, 2], repeating: 1), rank: 0, using: &generator)
    #expect(none.relativeError == 1)
    let empty = try CPFit(Tensor<Double>.zero(sizes: [2, 0, 4]), rank: 0, using: &generator)
    #expect(empty.decomposition.sizes == [2, 0, 4])
    let twelve = Tensor<Double>(outer: Array(repeating: [1, 2], count: 12))
    let fit = try CPFit(twelve, rank: 1, using: &generator)
    #expect(fit.relativeError < 1e-13)
  }

  @Test func `refuses what makes no sense`() throws {
    var generator = SplitMix64(seed: 16)
    let x = Tensor<Double>(sizes: [2, 3, 4], repeating: 1)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 7, allowed: 0...6)) {
      try CPFit(x, rank: 7, using: &generator)
    }
    #expect(throws: LinearAlgebraError.self) {
      try CPFit(x, rank: 1, settings: CPSettings(ridge: -1), using: &generator)
    }
    #expect(throws: LinearAlgebraError.self) {
      try CPFit(observed: x.map { _ in .infinity }, rank: 1, using: &generator)
    }
  }
}
