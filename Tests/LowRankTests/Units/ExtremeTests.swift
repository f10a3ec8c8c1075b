import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Numbers near the ends of the range` {
  @Test(arguments: precisions) func `leave the columns of a sum of terms of length 1`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      let tiny = Scalar.leastNormalMagnitude / 8
      let huge = Scalar.greatestFiniteMagnitude
      for (size, other) in [(tiny, 1 as Scalar), (huge, 1), (huge, tiny), (tiny, huge)] {
        let cp = CP<Scalar>(
          factors: [[[size], [0]], Matrix(rows: 1, columns: 1, repeating: other), [[1]]])
        let normalized = cp.normalized()
        #expect(normalized.factors == [[[1], [0]], [[1]], [[1]]])
        #expect(normalized.weights == [size * other])
        let balanced = cp.balanced()
        #expect(balanced.factors[0][1, 0] == 0)
        let share = Scalar.root(size, 3) * Scalar.root(other, 3)
        for factor in balanced.factors {
          #expect(abs(factor[0, 0] - share) <= 100 * .ulpOfOne * share)
        }
      }
    }
    check(scalar)
  }

  @Test(arguments: precisions) func `leave a superfluous term of a CP fit finite`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let pair = Tensor<Scalar>(sizes: [2, 2, 2], columnMajor: [0, 1, 0, 0, 0, 0, 0, 1])
      let ones = Tensor<Scalar>(sizes: [2, 2, 2], repeating: 1)
      for (tensor, rank) in [(pair, 3), (pair, 4), (ones, 3), (ones, 4)] {
        for seed in 0..<100 as Range<UInt64> {
          var generator = SplitMix64(seed: seed)
          let fit = try CPFit(tensor, rank: rank, using: &generator)
          #expect(fit.decomposition.weights.allSatisfy { $0.isFinite })
          #expect(fit.decomposition.factors.allSatisfy { $0.isFinite })
          let error = (Tensor(fit.decomposition) - tensor).frobeniusNorm / tensor.frobeniusNorm
          #expect(abs(error - fit.relativeError) <= 1e-3 * error + 1e3 * .ulpOfOne)
        }
      }
      for seed in 0..<20 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        let factors = [6, 5, 4].map {
          Matrix<Scalar>.gaussian(rows: $0, columns: 1, using: &generator)
        }
        let tensor = Tensor(CP(factors: factors))
        let settings = CPSettings<Scalar>(sweeps: 1000, tolerance: 0)
        let fit = try CPFit(tensor, rank: 6, settings: settings, using: &generator)
        #expect(fit.decomposition.factors.allSatisfy { $0.isFinite })
        let observed = try CPFit(observed: tensor, rank: 3, using: &generator)
        #expect(observed.decomposition.factors.allSatisfy { $0.isFinite })
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `are decomposed as tensors where they are subnormal`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let tiny = Scalar.leastNormalMagnitude / 1024
      var generator = SplitMix64(seed: 3)
      for sizes in [[3], [2, 3], [2, 2, 2]] {
        let x = Tensor<Scalar>(sizes: sizes, repeating: tiny)
        let ranks = sizes.map { _ in 1 }
        // A thousandth: subnormal numbers have no more digits than that.
        let slack = tiny / 1000 + 4 * Scalar.leastNonzeroMagnitude
        let results = [
          Tensor(try CPFit(x, rank: 1, using: &generator).decomposition),
          Tensor(try HOSVD(x, ranks: ranks).tucker), Tensor(try HOOI(x, ranks: ranks).tucker),
          Tensor(try SequentialHOSVD(x, ranks: ranks).tucker),
          Tensor(try TensorTrain(x, ranks: Array(ranks.dropLast()))),
        ]
        for result in results { #expect((result - x).maxNorm <= slack) }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `are refused where the result would be infinite`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let x = Tensor<Scalar>(sizes: [20, 20, 20], repeating: .greatestFiniteMagnitude / 10)
      var generator = SplitMix64(seed: 4)
      #expect(throws: LinearAlgebraError.overflow(routine: "The CP decomposition")) {
        try CPFit(x, rank: 1, using: &generator)
      }
      #expect(throws: LinearAlgebraError.overflow(routine: "The Tucker decomposition")) {
        try SequentialHOSVD(x, ranks: [1, 1, 1])
      }
      #expect(throws: LinearAlgebraError.overflow(routine: "The Tucker decomposition")) {
        try HOSVD(x, ranks: [1, 1, 1])
      }
      #expect(throws: LinearAlgebraError.overflow(routine: "The tensor train decomposition")) {
        try TensorTrain(x, ranks: [1, 1])
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `have the ranks and energies of numbers near 1`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for size in [Scalar.greatestFiniteMagnitude * 0.9, 1, .leastNonzeroMagnitude] {
        let spectrum = Spectrum<Scalar>([size, size], rows: 2, columns: 2)
        #expect(try spectrum.rank(forRelativeError: 0.1) == 2)
        #expect(try spectrum.rank(forRelativeError: 0.8) == 1)
        #expect(try spectrum.rank(forEnergy: 0.9) == 2)
        #expect(abs(try spectrum.energyFraction(rank: 1) - 0.5) <= 4 * .ulpOfOne)
      }
      // What has left the range is no smaller for having no exponent.
      let left = Spectrum<Scalar>([.infinity, 1], rows: 2, columns: 2)
      for norm in [TruncationNorm.frobenius, .spectral] {
        #expect(try left.rank(forAbsoluteError: 64, in: norm) == 1)
        #expect(try left.rank(forAbsoluteError: 0.5, in: norm) == 2)
        #expect(try left.rank(forRelativeError: 0.1, in: norm) == 1)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `do not make a train of numbers that are none a success`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 5)
      let size = Scalar.greatestFiniteMagnitude * 0.95
      let cross = try TensorCross<Scalar>(
        sizes: [8, 8, 8], relativeError: 1e-4, using: &generator
      ) { index in index.reduce(0, +).isMultiple(of: 2) ? size : -size }
      #expect(cross.hasConverged && cross.checkedError <= 1e-3)
      #expect(abs(cross.train[[1, 2, 3]] / size - 1) <= 1e-3)
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `keep the reflections of pivoted QR orthonormal`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let t = 1000 * Scalar.leastNonzeroMagnitude
      let a: Matrix<Scalar> = [[1, 0, 0], [0, 1, t], [0, 0, t], [0, 0, t]]
      let q = try TruncatedPivotedQR(a).q
      #expect((q.gram() - .identity(3)).maxNorm <= 20 * .ulpOfOne)
      _ = try CertifiedID(a, relativeError: 1e-3)
    }
    try check(scalar)
  }
}

@Suite struct `An iteration for the pseudo-inverse` {
  @Test(arguments: precisions) func `stays where it has arrived, whatever the rank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var matrices = (0..<19_683).map { Matrix<Scalar>.ofSigns(3, 3, number: $0) }
      matrices += [
        [[1, 2, 3], [4, 5, 6], [7, 8, 9]], Matrix(rows: 5, columns: 3) { Scalar($0 + $1) },
      ]
      for a in matrices {
        let exact = try PseudoInverse(a).matrix
        let error = (a.newtonSchulzPseudoInverse(steps: 60) - exact).frobeniusNorm
        #expect(error <= noise(a, exact), "\(a)")
      }
    }
    try check(scalar)
  }

  @Test func `still finds small singular values that are no rounding`() throws {
    for n in [3, 4, 5] {
      let a = Matrix<Double>.hilbert(n)
      // A singular value that is not found leaves a distance of 1.
      let bound = try noise(a, PseudoInverse(a).matrix) * a.frobeniusNorm
      let error = (a.newtonSchulzPseudoInverse(steps: 80) * a - .identity(n)).frobeniusNorm
      #expect(error <= bound && bound < 0.5, "\(n)")
    }
  }

  /// What rounding can become before it ends the iteration: `8√n·ε‖A‖‖Z‖²` from a step, and 13/4 times
  /// as much with each of the four that lead from half the length of `A⁺` to a change below that.
  private func noise<Scalar>(_ a: Matrix<Scalar>, _ inverse: Matrix<Scalar>) -> Scalar {
    let growth = (0...4).reduce(0 as Scalar) { sum, _ in 1 + 3.25 * sum }
    let size = inverse.frobeniusNorm
    return 8 * Scalar(max(a.rows, a.columns)).squareRoot() * .ulpOfOne * a.frobeniusNorm * size
      * size * growth
  }
}

@Suite struct `Principal components far from the origin` {
  @Test(arguments: precisions) func `lose no more digits than the data`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 7)
      let data = Matrix<Scalar>.gaussian(rows: 200, columns: 10, using: &generator)
      for offset in [0, 1e3, 1e4] as [Scalar] {
        // Moved by a number of few digits, so that the data are what they were, rounded.
        let moved = data.map { $0 + offset }
        let exact = Matrix<Double>(moved)
        let mean = exact.transpose * Vector(repeating: 1.0 / 200, count: 200)
        let expected = try (exact - Vector(repeating: 1, count: 200).outer(mean)).singularValues()
        let pca = try PCA(moved, rank: 10, using: &generator)
        for (found, right) in zip(pca.svd.singularValues, expected) {
          // The mean is known to a rounding of the offset's size, and moves all rows alike.
          let slack = 100 * Scalar.ulpOfOne * (Scalar(right) + offset)
          #expect(abs(found - Scalar(right)) <= slack, "offset \(offset)")
        }
      }
    }
    try check(scalar)
  }
}
