import LinearAlgebra
import Testing

@Suite struct `Symmetric matrices` {
  @Test(arguments: scalars)
  func `eigenvectors are orthonormal and give the matrix back`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 26) where a.isSquare {
        let symmetric = (a + a.transposed()) / 2
        let original = symmetric
        let eigen = try SymmetricEigen(symmetric)
        #expect(eigen.eigenvectors.isOrthonormal)
        #expect(zip(eigen.eigenvalues, eigen.eigenvalues.dropFirst()).allSatisfy { $0 <= $1 })
        let scaled = eigen.eigenvectors.scaled(columnsBy: eigen.eigenvalues)
        #expect((scaled * eigen.eigenvectors.transpose).agrees(with: symmetric))
        #expect(symmetric == original)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `eigenvalues of a Gram matrix are squared singular values`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 27) where a.rows >= a.columns {
        let squares = Vector(try a.singularValues().map { $0 * $0 }.reversed())
        let eigenvalues = try SymmetricEigen(a.gram()).eigenvalues
        #expect((eigenvalues - squares).norm <= a.roundoff * a.frobeniusNorm * a.frobeniusNorm)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `Cholesky's factor is lower triangular, positive, and gives the matrix back`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 28)
      for n in [0, 1, 5, 33, 64] {
        let a =
          Matrix<S>.gaussian(rows: n + 3, columns: n, using: &generator).gram()
          + Matrix<S>.identity(n)
        let original = a
        let cholesky = try Cholesky(a)
        #expect(isUpperTriangular(cholesky.l.transposed()))
        #expect(cholesky.l.diagonal.allSatisfy { $0 > 0 })
        #expect((cholesky.l * cholesky.l.transpose).agrees(with: a))
        let b = Matrix<S>.gaussian(rows: n, columns: 2, using: &generator)
        let x = try cholesky.solve(b)
        #expect((a * x - b).frobeniusNorm <= a.roundoff * a.frobeniusNorm * x.frobeniusNorm)
        #expect(try Matrix(column: cholesky.solve(b[column: 0])).agrees(with: x[columns: 0..<1]))
        #expect(a == original)
      }
    }
    try check(scalar)
  }

  @Test func `Cholesky reads the lower triangle only`() throws {
    let whole: Matrix<Double> = [[4, 2], [2, 5]]
    let lower: Matrix<Double> = [[4, 99], [2, 5]]
    #expect(try Cholesky(whole).l == Cholesky(lower).l)
  }

  @Test func `what is not positive definite is named by its first bad block`() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try Cholesky(Matrix<Double>([[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) {
      try Cholesky(Matrix<Float>.zero(rows: 3, columns: 3))
    }
  }
}
