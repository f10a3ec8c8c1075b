import LinearAlgebra
import Testing

@Suite struct `Linear systems` {
  @Test(arguments: scalars)
  func `LU gives the matrix back, its rows in pivot order`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 21) {
        let original = a
        let lu = try LU(a)
        #expect(lu.permutation.sorted() == Array(0..<a.rows))
        #expect(isUpperTriangular(lu.u) && isUpperTriangular(lu.l.transposed()))
        #expect(lu.l.diagonal.allSatisfy { $0 == 1 })
        #expect(lu.l.maxNorm <= 1, "partial pivoting keeps every multiplier small")
        #expect((lu.l * lu.u).agrees(with: a[rows: lu.permutation]))
        #expect(a == original)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `a solution solves, for one right-hand side and for several`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 22)
      for n in [0, 1, 2, 7, 33, 64] {
        let a = Matrix<S>.gaussian(rows: n, columns: n, using: &generator)
        let b = Matrix<S>.gaussian(rows: n, columns: 3, using: &generator)
        let x = try a.solve(b)
        // Backward stability bounds the residual, whatever the condition number.
        let residual = (a * x - b).frobeniusNorm
        #expect(residual <= a.roundoff * a.frobeniusNorm * x.frobeniusNorm)
        let alone = try a.solve(b[column: 1])
        let difference = (alone - x[column: 1]).norm
        #expect(try difference <= a.roundoff * a.conditionNumber() * alone.norm)
      }
    }
    try check(scalar)
  }

  @Test func `determinants multiply, and know about permutations`() throws {
    #expect(try LU(Matrix<Double>.zero(rows: 0, columns: 0)).determinant == 1)
    #expect(try LU(Matrix<Double>([[0, 1], [1, 0]])).determinant == -1)
    #expect(try LU(Matrix<Double>([[0, 1, 0], [0, 0, 1], [1, 0, 0]])).determinant == 1)
    #expect(try LU(Matrix<Double>([[1, 2], [2, 4]])).determinant == 0)
    var generator = SplitMix64(seed: 23)
    let a = Matrix<Double>.gaussian(rows: 6, columns: 6, using: &generator)
    let b = Matrix<Double>.gaussian(rows: 6, columns: 6, using: &generator)
    let (left, right) = try (LU(a * b).determinant, LU(a).determinant * LU(b).determinant)
    #expect(abs(left - right) <= 1e-12 * abs(right))
  }

  @Test func `a singular matrix has a factorization and no solution`() throws {
    let a: Matrix<Double> = [[1, 2], [2, 4]]
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try a.solve(Vector([1, 1])) }
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try LU(a).solve(.identity(2)) }
  }

  @Test(arguments: scalars)
  func `triangular solves undo triangular products and read one triangle`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 24)
      for n in [0, 1, 5, 33] {
        // A diagonal of n keeps the system well conditioned.
        let a =
          Matrix<S>.random(rows: n, columns: n, in: -1...1, using: &generator)
          + Matrix<S>.identity(n) * S(n)
        let upper = Matrix(rows: n, columns: n) { i, j in i <= j ? a[i, j] : 0 }
        let lower = Matrix(rows: n, columns: n) { i, j in i >= j ? a[i, j] : 0 }
        let x = Matrix<S>.gaussian(rows: n, columns: 2, using: &generator)
        #expect(try a.solveTriangular(.upper, upper * x).agrees(with: x))
        #expect(try a.solveTriangular(.lower, lower * x).agrees(with: x))
        #expect(try a.transpose.solveTriangular(.upper, lower.transpose * x).agrees(with: x))
        #expect(try a.transpose.solveTriangular(.lower, upper.transpose * x).agrees(with: x))
        let one = try a.solveTriangular(.upper, upper * x[column: 0])
        #expect(Matrix(column: one).agrees(with: x[columns: 0..<1]))
      }
    }
    try check(scalar)
  }

  @Test func `a pivot whose reciprocal overflows is divided by`() throws {
    let a: Matrix<Double> = [[1, 0, 2], [0, 0x1p-1040, 0], [0, 0x1p-1041, 0x1p-1042]]
    let lu = try LU(a)
    #expect(lu.l * lu.u == a[rows: lu.permutation] && lu.l.maxNorm == 1)
    let x: Vector<Double> = [1, 2, 4]
    #expect(try a.solve(a * x) == x)
    let upper = Matrix(rows: 3, columns: 3) { i, j in i <= j ? a[j, i] : 0 }
    #expect(try a.solveTriangular(.lower, upper.transpose * x) == x)
    #expect(try a.transpose.solveTriangular(.upper, upper * x) == x)
    #expect(try upper.solveTriangular(.upper, upper * x) == x)
    #expect(try upper.transpose.solveTriangular(.lower, upper.transpose * x) == x)
  }

  @Test func `a zero on the diagonal of a triangle is named`() {
    let a: Matrix<Double> = [[1, 2, 3], [0, 0, 4], [0, 0, 5]]
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
      try a.solveTriangular(.upper, Vector([1, 1, 1]))
    }
  }
}

@Suite struct `Least squares` {
  @Test(arguments: scalars)
  func `the residual is at right angles to every column`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 25)
      for (rows, columns) in [(3, 0), (1, 1), (7, 7), (9, 4), (90, 20), (65, 33)] {
        let a = Matrix<S>.gaussian(rows: rows, columns: columns, using: &generator)
        let b = Matrix<S>.gaussian(rows: rows, columns: 2, using: &generator)
        let x = try a.leastSquares(b)
        let residual = b - a * x
        #expect(
          (a.transpose * residual).frobeniusNorm
            <= a.roundoff * a.frobeniusNorm * (b.frobeniusNorm + a.frobeniusNorm * x.frobeniusNorm))
        let alone = try a.leastSquares(b[column: 1])
        #expect(
          try (alone - x[column: 1]).norm <= a.roundoff * a.conditionNumber() * (1 + alone.norm))
      }
    }
    try check(scalar)
  }

  @Test func `dependent columns are counted`() {
    let a: Matrix<Double> = [[1, 2, 1], [2, 4, 0], [3, 6, 0], [4, 8, 0]]
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 2, columns: 3)) {
      try a.leastSquares(Vector([1, 2, 3, 4]))
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0, columns: 2)) {
      try Matrix<Double>.zero(rows: 3, columns: 2).leastSquares(Vector([1, 2, 3]))
    }
  }
}
