import LinearAlgebra
import LowRank
import Testing

@Suite struct `A model of principal components` {
  @Test(arguments: precisions) func `gives rows coordinates and takes them back`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 51)
      let a =
        Matrix<Scalar>.gaussian(rows: 60, columns: 8, using: &generator).map { $0 + 3 }
      let pca = try PCA(a, explaining: 1)
      #expect((pca.transform(a) - pca.scores).maxNorm <= 100 * rounding(a))
      #expect((pca.inverseTransform(pca.transform(a)) - a).maxNorm <= 100 * rounding(a))
      // Projected twice is projected once.
      let short = try PCA(a, rank: 3, using: &generator)
      let new = Matrix<Scalar>.gaussian(rows: 5, columns: 8, using: &generator)
      let once = short.inverseTransform(short.transform(new))
      let twice = short.inverseTransform(short.transform(once))
      #expect((once - twice).maxNorm <= 100 * rounding(a))
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `whitens the rows it was found from`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 52)
      let a = Matrix<Scalar>.gaussian(rows: 50, columns: 4, using: &generator)
      let doubled = a.appending(columnsOf: a)  // four of eight components have no variance
      let white = try PCA(doubled, explaining: 1).whitened(doubled)
      let covariance = white.gram().scaled(by: 1 / 49)
      for i in 0..<white.columns {
        for j in 0..<white.columns {
          let expected: Scalar = i == j && i < 4 ? 1 : 0
          #expect(abs(covariance[i, j] - expected) <= 1000 * rounding(a))
        }
      }
    }
    try check(scalar)
  }

  @Test func `explains shares of the variance that add up to all of it`() throws {
    var generator = SplitMix64(seed: 53)
    let a: Matrix<Double> = [[1, 0], [-1, 0], [0, 2], [0, -2]]
    let ratio = try #require(try PCA(a, explaining: 1).explainedVarianceRatio)
    #expect(abs(ratio[0] - 0.8) <= 1e-15 && abs(ratio[1] - 0.2) <= 1e-15)
    #expect(try PCA(a, explaining: 0.75).components.columns == 1)
    #expect(try PCA(a, explaining: 0.81).components.columns == 2)
    let sparse = SparseMatrix<Double>.random(
      rows: 40, columns: 10, nonZeroCount: 60, using: &generator)
    let dense = Matrix(sparse)
    let shares = try #require(try PCA(sparse, rank: 10, using: &generator).explainedVarianceRatio)
    let expected = try #require(try PCA(dense, explaining: 1).explainedVarianceRatio)
    for (share, right) in zip(shares, expected) { #expect(abs(share - right) <= 1e-13) }
    #expect(abs(shares.reduce(0, +) - 1) <= 1e-13)
    let equal = Matrix<Double>(rows: 5, columns: 3, repeating: 2)
    #expect(try PCA(equal, rank: 1, using: &generator).explainedVarianceRatio == [0])
  }

  @Test(arguments: precisions) func `explains shares of a variance that is beyond the range`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 55)
      let size = Scalar.greatestFiniteMagnitude * 0.45
      let a: Matrix<Scalar> = [[size, size], [-size, size], [size, -size], [-size, -size]]
      let shares = [
        try PCA(a, explaining: 1), try PCA(a, rank: 2, using: &generator),
        try PCA(SparseMatrix(a), rank: 2, using: &generator),
      ].map(\.explainedVarianceRatio)
      for share in shares {
        let share = try #require(share)
        #expect(share.allSatisfy { abs($0 - 0.5) <= 100 * .ulpOfOne }, "\(share)")
      }
    }
    try check(scalar)
  }

  @Test func `has signs that depend on the matrix alone`() throws {
    var generator = SplitMix64(seed: 54)
    let a = Matrix<Double>.gaussian(rows: 30, columns: 12, using: &generator)
    let plain = try SVD(a).truncated(toRank: 4).withDefiniteSigns()
    let randomized = try SVD(randomized: a, rank: 4, powerIterations: 30, using: &generator)
      .withDefiniteSigns()
    let flipped = SVD(
      u: plain.u.scaled(by: -1), singularValues: plain.singularValues, v: plain.v.scaled(by: -1))
    #expect((plain.v - randomized.v).maxNorm <= 1e-8)
    #expect(flipped.withDefiniteSigns().v == plain.v)
    #expect((Matrix(plain) - Matrix(flipped.withDefiniteSigns())).maxNorm <= 1e-14)
    #expect((plain.transform(a) - plain.u.scaled(columnsBy: plain.singularValues)).maxNorm <= 1e-13)
    #expect((plain.inverseTransform(plain.transform(a)) - Matrix(plain)).maxNorm <= 1e-13)
  }
}

@Suite struct `The spaces and factors of a matrix` {
  @Test func `are as large as its rank says, for every 3 × 3 matrix of signs`() throws {
    for number in 0..<19_683 {
      let a = Matrix<Double>.ofSigns(3, 3, number: number)
      let rank = try a.numericalRank()
      let (range, null) = (try a.rangeBasis(), try a.nullSpaceBasis())
      #expect(range.columns == rank && null.columns == 3 - rank)
      #expect((a * null).maxNorm <= 1e-14)
      #expect((range * (range.transpose * a) - a).maxNorm <= 1e-14)
      let polar = try PolarDecomposition(a)
      #expect((polar.orthonormal * polar.symmetric - a).maxNorm <= 1e-14)
      #expect((polar.orthonormal.gram() - .identity(3)).maxNorm <= 1e-14)
      #expect(try SymmetricEigen(polar.symmetric).eigenvalues[0] >= -1e-15)
    }
  }

  @Test func `count what exceeds a number in the unit of the matrix`() throws {
    let a = Matrix<Double>(diagonal: [4, 2, 1e-3])
    let svd = try SVD(a)
    #expect(svd.numericalRank(absoluteTolerance: 1) == 2)
    #expect(svd.numericalRank(absoluteTolerance: 2) == 1)
    #expect(try svd.rank(forAbsoluteError: 1e-3) == 2)
    #expect(try svd.rank(forAbsoluteError: 2, in: .spectral) == 1)
    #expect(try svd.rank(forAbsoluteError: 0) == 3)
    let inverse = try PseudoInverse(a, absoluteTolerance: 0.01)
    #expect(inverse.rank == 2 && inverse.tolerance == 0.01)
    #expect((inverse.matrix - Matrix(diagonal: [0.25, 0.5, 0])).maxNorm <= 1e-15)
  }
}
