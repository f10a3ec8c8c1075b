import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `The largest possible argument` {
  @Test func `is cut to what fits`() throws {
    var generator = SplitMix64(seed: 41)
    let a = Matrix<Double>.gaussian(rows: 12, columns: 9, using: &generator)
    let best = try SVD(a).truncated(toRank: 3)
    let results = [
      try SVD(randomized: a, rank: 3, oversampling: .max, using: &generator),
      try SVD(lanczos: a, rank: 3, blockSize: .max, using: &generator),
      try SVD(blockKrylov: a, rank: 3, iterations: .max, using: &generator),
      try SVD(blockKrylov: a, rank: 3, blockSize: .max, using: &generator),
    ]
    for svd in results { #expect((Matrix(svd) - Matrix(best)).maxNorm <= 1e-10) }
    #expect(try PCA(a, rank: 3, oversampling: .max, using: &generator).svd.u.columns == 3)
    #expect(try SVD(singlePass: a, rank: 3, oversampling: .max, using: &generator).u.columns == 3)
    let id = try InterpolativeDecomposition(
      sketched: a, rank: 9, oversampling: .max, using: &generator)
    #expect((a - Matrix(id)).maxNorm <= 1e-12)
    let pool = try InterpolativeDecomposition(
      randomized: a, rank: 3, candidates: .max, using: &generator)
    #expect(pool.rank == 3)
    let cross = try AdaptiveCrossApproximation(
      rows: 12, columns: 9, relativeError: 0.5, checks: .max, using: &generator
    ) { a[$0, $1] }
    // All entries are read, so that the estimate is the error.
    let error = (a - Matrix(cross.approximation)).frobeniusNorm
    let size = Double.hypot(Matrix(cross.approximation).frobeniusNorm, error)
    #expect(abs(cross.estimatedError - error / size) <= 1e-12)
    let train = try TensorCross(
      sizes: [12, 9], relativeError: 0.01, sweeps: .max, using: &generator
    ) { a[$0[0], $0[1]] }
    #expect(train.hasConverged)
  }

  @Test func `makes no number that cannot be`() {
    let factor = InterpolativeDecomposition<Double>.strongErrorFactor(rank: 2, columns: .max)
    #expect(abs(factor / 0x1p33 - 1) <= 1e-12)
  }
}

@Suite struct `An entry that is not a number` {
  @Test func `is named where it stands, in a sparse matrix too`() {
    var generator = SplitMix64(seed: 42)
    let a = SparseMatrix<Double>(
      rows: 5, columns: 5, entries: [(0, 0, 1), (1, 1, 1), (3, 2, .nan), (4, 4, 2)])
    let error = LinearAlgebraError.notFinite(
      routine: "A product with the matrix", row: 3, column: 2)
    #expect(throws: error) { try SVD(randomized: a, rank: 2, using: &generator) }
    #expect(throws: error) { try SVD(lanczos: a, rank: 2, using: &generator) }
    #expect(throws: error) { try PCA(a, rank: 2, using: &generator) }
    let wide = SparseMatrix<Double>(rows: 4, columns: 9, entries: [(0, 0, 1), (3, 2, .nan)])
    #expect(throws: error) { try SVD(lanczos: wide, rank: 2, using: &generator) }
  }
}

@Suite struct `A block as large as the matrix` {
  @Test func `is refined where its random start was bad`() throws {
    for number in 0..<6561 {
      var generator = SplitMix64(seed: UInt64(number))
      for a in [
        Matrix<Double>.ofSigns(2, 4, number: number), .ofSigns(4, 2, number: number),
      ] {
        let svd = try SVD(blockKrylov: a, rank: 2, using: &generator)
        #expect((Matrix(svd) - a).maxNorm <= 2.2e-14, "\(a)")
      }
    }
  }
}
