import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `A Nyström approximation` {
  private func kernel<Scalar: LinearAlgebraScalar>(
    _ count: Int, _ generator: inout SplitMix64
  ) -> Matrix<Scalar> {
    let points = Matrix<Scalar>.random(rows: count, columns: 2, using: &generator)
    return .gaussianKernel(points, bandwidth: 0.4)
  }

  @Test(arguments: LandmarkRule.allCases)
  func `is positive semidefinite, and so is what it leaves`(_ rule: LandmarkRule) throws {
    var generator = SplitMix64(seed: 131)
    let a: Matrix<Double> = kernel(80, &generator)
    for k in [1, 10, 40] {
      let landmarks = try a.landmarks(k, by: rule, using: &generator)
      #expect(Set(landmarks).count == k)
      let rest = a - Matrix(try Nystrom(a, landmarks: landmarks))
      // Eigenvalues of W near the threshold are inverted with an error of the root of rounding.
      let smallest = try SymmetricEigen(rest).eigenvalues[0]
      #expect(smallest > -1e-7)
      #expect(rest[columns: landmarks].maxNorm < 1e-6)
    }
  }

  @Test(arguments: precisions) func `of the rank of the matrix is the matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 132)
      for (n, rank) in [(1, 1), (5, 2), (30, 6), (65, 12)] {
        let a = Matrix<Scalar>.gaussian(rows: n, columns: rank, using: &generator).rowGram()
        let cholesky = try RandomlyPivotedCholesky(a, rank: rank, using: &generator)
        let nystrom = try Nystrom(a, landmarks: cholesky.pivots)
        // The chosen block squares the condition number of well-conditioned factors.
        let bound = rounding(a, factor: 5000) * a.frobeniusNorm
        #expect((a - Matrix(LowRankMatrix(cholesky))).frobeniusNorm <= bound)
        #expect((a - Matrix(nystrom)).frobeniusNorm <= bound)
        #expect(cholesky.entriesRead == n * (cholesky.pivots.count + 1))
      }
    }
    try check(scalar)
  }

  @Test func `equals the partial Cholesky factorization with the same pivots`() throws {
    var generator = SplitMix64(seed: 133)
    let a: Matrix<Double> = kernel(60, &generator)
    let cholesky = try RandomlyPivotedCholesky(a, rank: 12, using: &generator)
    let nystrom = try Nystrom(a, landmarks: cholesky.pivots)
    #expect((Matrix(nystrom) - Matrix(LowRankMatrix(cholesky))).maxNorm < 1e-6)
    let left = (a - Matrix(LowRankMatrix(cholesky))).trace
    #expect(abs(left - cholesky.residualTrace) < 1e-10)
  }

  @Test func `with random pivots is close to the best in the trace norm`() throws {
    var generator = SplitMix64(seed: 134)
    let a: Matrix<Double> = kernel(120, &generator)
    let eigenvalues = try SymmetricEigen(a).eigenvalues
    let best = eigenvalues[0..<110].elements.map { max(0, $0) }.reduce(0, +)
    let traces = try (0..<20).map { _ in
      try RandomlyPivotedCholesky(a, rank: 20, using: &generator).residualTrace
    }
    // Theory promises (1 + ε) times the error of rank 10 from somewhat more than 10 pivots.
    #expect(traces.reduce(0, +) / 20 < best)
  }

  @Test func `draws its first pivot in proportion to the diagonal`() throws {
    var generator = SplitMix64(seed: 135)
    let a = Matrix<Double>(diagonal: [1, 3, 0, 4])
    var counts = [Double](repeating: 0, count: 4)
    let trials = 4000
    for _ in 0..<trials {
      counts[try RandomlyPivotedCholesky(a, rank: 1, using: &generator).pivots[0]] += 1
    }
    for (count, p) in zip(counts, [0.125, 0.375, 0, 0.5]) {
      let deviation = (p * (1 - p) / Double(trials)).squareRoot()
      #expect(abs(count / Double(trials) - p) <= 4 * deviation)
    }
  }

  @Test func `of a zero matrix is zero`() throws {
    var generator = SplitMix64(seed: 136)
    let zero = Matrix<Double>.zero(rows: 5, columns: 5)
    #expect(Matrix(try Nystrom(zero, landmarks: [1, 3])) == zero)
    #expect(try RandomlyPivotedCholesky(zero, rank: 3, using: &generator).pivots.isEmpty)
    for rule in LandmarkRule.allCases {
      #expect(Set(try zero.landmarks(3, by: rule, using: &generator)).count == 3)
    }
  }

  @Test func `refuses kernels that are not positive semidefinite`() {
    var generator = SplitMix64(seed: 137)
    let indefinite: Matrix<Double> = [[1, 2], [2, 1]]
    #expect(throws: LinearAlgebraError.self) { try Nystrom(indefinite, landmarks: [0, 1]) }
    // One landmark is enough to see that 1 − 2·2 is left in the other corner.
    #expect(throws: LinearAlgebraError.notPositiveSemidefinite(index: 1, value: -3)) {
      try Nystrom(indefinite, landmarks: [0])
    }
    #expect(throws: LinearAlgebraError.self) {
      try RandomlyPivotedCholesky(indefinite, rank: 2, using: &generator)
    }
    #expect(throws: LinearAlgebraError.notPositiveSemidefinite(index: 1, value: -2)) {
      try RandomlyPivotedCholesky(
        Matrix<Double>(diagonal: [1, -2]), rank: 1, using: &generator)
    }
  }

  @Test func `refuses more landmarks than rows, and none`() {
    var generator = SplitMix64(seed: 138)
    let a = Matrix<Double>.identity(3)
    for count in [0, 4] {
      let failure = LinearAlgebraError.countOutOfRange(
        of: "landmarks", count: count, allowed: 1...3)
      #expect(throws: failure) { try a.landmarks(count, by: .uniform, using: &generator) }
      #expect(throws: failure) {
        try RandomlyPivotedCholesky(a, rank: count, using: &generator)
      }
    }
    #expect(throws: LinearAlgebraError.self) { try Nystrom(a, landmarks: []) }
  }
}
