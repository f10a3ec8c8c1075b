import LinearAlgebra
import LowRank
import Testing

@Suite struct `Recompressing thin factors` {
  @Test(arguments: precisions) func `gives the singular values of the product`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 30)
      for (rows, columns) in generator.shapes() {
        for rank in [0, 1, 4, 12] {
          let a = LowRankMatrix<Scalar>(
            left: .gaussian(rows: rows, columns: rank, using: &generator),
            right: .gaussian(rows: rank, columns: columns, using: &generator))
          let dense = Matrix(a)
          let svd = try SVD(a)
          let expected = try dense.singularValues()
          let count = svd.singularValues.count
          #expect(count == min(rows, rank, columns))
          let bound = rounding(dense) * a.left.frobeniusNorm * a.right.frobeniusNorm
          #expect((svd.singularValues - expected[0..<count]).norm <= bound)
          #expect((Matrix(svd) - dense).frobeniusNorm <= bound)
          #expect((svd.u.gram() - .identity(count)).frobeniusNorm <= rounding(dense))
          #expect(try abs(a.frobeniusNorm() - dense.frobeniusNorm) <= bound)
        }
      }
    }
    try check(scalar)
  }

  @Test func `finds the short form of a sum`() throws {
    var generator = SplitMix64(seed: 31)
    let a = LowRankMatrix<Double>(
      left: .gaussian(rows: 40, columns: 3, using: &generator),
      right: .gaussian(rows: 3, columns: 30, using: &generator))
    let sum = a + a.scaled(by: 2)
    #expect(sum.rank == 6)
    let short = try sum.truncated(toRelativeError: 1e-12)
    #expect(short.rank == 3)
    #expect(Matrix(short).isApproximatelyEqual(to: 3 * Matrix(a), relativeTolerance: 1e-13))
    #expect(try (a - a).frobeniusNorm() < 1e-13 * a.frobeniusNorm())
    #expect(try (a - a).truncated(toRank: 0).storedNumbers == 0)
  }

  @Test func `truncates as well as the decomposition of the product`() throws {
    var generator = SplitMix64(seed: 32)
    let a = LowRankMatrix<Double>(
      left: .gaussian(rows: 50, columns: 8, using: &generator),
      right: .gaussian(rows: 8, columns: 20, using: &generator))
    let whole = try SVD(Matrix(a))
    for rank in 0...8 {
      let short = try a.truncated(toRank: rank)
      #expect(short.rank == rank)
      let error = (Matrix(a) - Matrix(short)).frobeniusNorm
      #expect(try abs(error - whole.truncationError(rank: rank)) < 1e-12 * whole.singularValues[0])
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 9, allowed: 0...8)) {
      try a.truncated(toRank: 9)
    }
  }

  @Test(arguments: precisions) func `balances the factors`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 33)
      let lopsided = LowRankMatrix<Scalar>(
        left: 1000 * Matrix<Scalar>.gaussian(rows: 12, columns: 4, using: &generator),
        right: 0.01 * Matrix<Scalar>.gaussian(rows: 4, columns: 9, using: &generator))
      let a = try lopsided.balanced()
      let (left, right) = (a.left.gram(), a.right.rowGram())
      let bound = rounding(left) * left.frobeniusNorm
      #expect((left - right).frobeniusNorm <= bound)
      #expect((left - Matrix(diagonal: left.diagonal)).frobeniusNorm <= bound)
      #expect(Matrix(a).isApproximatelyEqual(to: Matrix(lopsided), relativeTolerance: 1e-5))
      // No factors of this product have a smaller sum of squares: it is twice the nuclear norm.
      let nuclear = try SVD(lopsided).singularValues.elements.reduce(0, +)
      let size = left.trace + right.trace
      #expect(abs(size - 2 * nuclear) <= 4 * bound)
      #expect(size < lopsided.left.gram().trace + lopsided.right.rowGram().trace)
    }
    try check(scalar)
  }

  @Test func `measures a difference that squares would lose`() throws {
    // AᵀA-type formulas leave noise of 1e-8, or the root of a negative number.
    let x = LowRankMatrix<Double>(left: [[1], [1]], right: [[1, 1]])
    let y = LowRankMatrix<Double>(left: [[1], [1 + 1e-11]], right: [[1, 1]])
    let exact = (Matrix(x) - Matrix(y)).frobeniusNorm
    #expect(try abs((x - y).frobeniusNorm() - exact) < 1e-15)
  }

  @Test func `refuses factors that are not finite`() {
    let a = LowRankMatrix<Double>(left: [[1], [.nan]], right: [[1, 2]])
    #expect(throws: LinearAlgebraError.notFinite(routine: "QR", row: 1, column: 0)) {
      try a.frobeniusNorm()
    }
    #expect(throws: LinearAlgebraError.self) { try a.truncated(toRank: 1) }
    #expect(throws: LinearAlgebraError.self) { try a.balanced() }
  }
}
