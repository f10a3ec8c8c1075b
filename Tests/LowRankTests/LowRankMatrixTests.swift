import LinearAlgebra
import LowRank
import Testing

@Suite struct `A matrix of low rank` {
  /// Random factors for every shape, with ranks from 0 to beyond the smaller side.
  private func factors<Scalar: LinearAlgebraScalar>(
    seed: UInt64, rankOffset: Int = 0, _: Scalar.Type
  ) -> [LowRankMatrix<Scalar>] {
    var generator = SplitMix64(seed: seed)
    return generator.shapes().enumerated().map { index, shape in
      let rank = index % 3 == 0 ? index : (index + rankOffset) % 4
      return LowRankMatrix(
        left: .gaussian(rows: shape.rows, columns: rank, using: &generator),
        right: .gaussian(rows: rank, columns: shape.columns, using: &generator))
    }
  }

  @Test(arguments: precisions) func `acts as its product does, from both sides`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 25)
      for a in factors(seed: 26, Scalar.self) {
        let dense = Matrix(a)
        #expect(dense.rows == a.rows && dense.columns == a.columns)
        let right = Matrix<Scalar>.gaussian(rows: a.columns, columns: 3, using: &generator)
        let left = Matrix<Scalar>.gaussian(rows: 2, columns: a.rows, using: &generator)
        // The two orders of summation differ by rounding, in terms of the factors' norms.
        let scale = a.left.frobeniusNorm * a.right.frobeniusNorm
        let bound = rounding(dense) * Scalar(max(a.rank, 1)) * scale
        #expect((a * right - dense * right).frobeniusNorm <= bound * right.frobeniusNorm)
        #expect((left * a - left * dense).frobeniusNorm <= bound * left.frobeniusNorm)
        let x = right[column: 0]
        #expect((a * x - dense * x).norm <= bound * x.norm)
        let y = left[row: 0]
        #expect((a.transposeProduct(y) - dense.transpose * y).norm <= bound * y.norm)
        #expect((a.transposed() * y - dense.transpose * y).norm <= bound * y.norm)
      }
    }
    check(scalar)
  }

  @Test(arguments: precisions) func `adds, subtracts, scales and multiplies as its product does`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      let others = factors(seed: 28, rankOffset: 2, Scalar.self)
      for (a, b) in zip(factors(seed: 27, Scalar.self), others)
      where a.rows == b.rows && a.columns == b.columns {
        let (p, q) = (Matrix(a), Matrix(b))
        let norms = (p.frobeniusNorm + 1) * (q.frobeniusNorm + 1)
        let bound = rounding(p) * norms * Scalar(a.rank + b.rank + 1)
        #expect((Matrix(a + b) - (p + q)).frobeniusNorm <= bound)
        #expect((Matrix(a - b) - (p - q)).frobeniusNorm <= bound)
        #expect((a + b).rank == a.rank + b.rank)
        #expect((Matrix(a.scaled(by: -3)) + 3 * p).frobeniusNorm <= bound)
        let product = a * b.transposed()
        #expect(product.rank == min(a.rank, b.rank))
        #expect((Matrix(product) - p * q.transpose).frobeniusNorm <= 4 * bound)
      }
    }
    check(scalar)
  }

  @Test func `knows its entries, its shape and its cost`() {
    let a = LowRankMatrix<Double>(
      left: [[1, 2], [3, 4], [5, 6]], right: [[1, 0, 2, 0], [0, 1, 0, 3]])
    #expect(a[2, 3] == 18 && a[0, 2] == 2)
    #expect(a.shape == "3 × 4" && a.rank == 2)
    #expect(a.storedNumbers == 14)
    #expect(a.transposed()[3, 2] == 18)
    let zero = LowRankMatrix<Double>.zero(rows: 2, columns: 3)
    #expect(zero.storedNumbers == 0)
    #expect(Matrix(zero) == .zero(rows: 2, columns: 3))
    #expect(zero * Vector([1, 2, 3]) == [0, 0])
  }

  @Test(arguments: precisions) func `of a decomposition is the matrix that was decomposed`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 29)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let bound = rounding(a) * a.frobeniusNorm
        #expect(try (Matrix(LowRankMatrix(SVD(a))) - a).frobeniusNorm <= bound)
        #expect(try (Matrix(LowRankMatrix(SVD(full: a))) - a).frobeniusNorm <= bound)
        #expect(try (Matrix(LowRankMatrix(balanced: SVD(full: a))) - a).frobeniusNorm <= bound)
      }
    }
    try check(scalar)
  }
}
