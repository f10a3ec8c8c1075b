import LinearAlgebra
import Testing

/// A body in an exit test runs in a process of its own, so it can use nothing from outside.
@Suite struct `A caller's mistake stops with a sentence` {
  @Test func `factors of a product that do not fit`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Matrix<Double>.zero(rows: 3, columns: 4) * Matrix<Double>.zero(rows: 5, columns: 2)
    }
    #expect(result?.says("cannot multiply 3 × 4 by 5 × 2") == true)
  }

  @Test func `a transposed factor that does not fit`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let a = Matrix<Float>.zero(rows: 3, columns: 4)
      _ = a * a.transpose.transpose
    }
    #expect(result?.says("cannot multiply 3 × 4 by 3 × 4") == true)
  }

  @Test func `terms of a sum of different shapes`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Matrix<Double>.zero(rows: 3, columns: 4) + Matrix<Double>.zero(rows: 4, columns: 3)
    }
    #expect(result?.says("cannot add 3 × 4 and 4 × 3") == true)
  }

  @Test func `vectors of different lengths`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var x: Vector<Double> = [1, 2]
      x -= [1, 2, 3]
    }
    #expect(result?.says("cannot subtract vectors of 2 and 3 entries") == true)
  }

  @Test func `a matrix times a vector that is too short`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Matrix<Double>.zero(rows: 3, columns: 4) * Vector<Double>([1, 2, 3])
    }
    #expect(result?.says("cannot multiply 3 × 4 by a vector of 3 entries") == true)
  }

  @Test func `an entry that does not exist`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      // Entry [4, 0] would be inside the storage, in the second column.
      _ = Matrix<Double>.zero(rows: 3, columns: 4)[4, 0]
    }
    #expect(result?.says("entry [4, 0] is outside a 3 × 4 matrix") == true)
  }

  @Test func `an entry of a vector, a column, a range of columns`() async {
    let entry = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Vector<Double>([1, 2])[-1] }
    #expect(entry?.says("index -1 is outside a vector of 2 entries") == true)
    let column = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Matrix<Double>.identity(2)[column: 2] }
    #expect(column?.says("column 2 is outside a 2 × 2 matrix") == true)
    let range = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Matrix<Double>.identity(2)[columns: 1..<4] }
    #expect(range?.says("columns 1..<4 are outside a 2 × 2 matrix") == true)
  }

  @Test func `rows of different lengths`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Matrix<Double>([[1, 2], [3]]) }
    #expect(result?.says("row 1 has 1 entries, row 0 has 2") == true)
  }

  @Test func `a factorization that needs a square matrix`() async {
    let cholesky = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Cholesky(Matrix<Double>.zero(rows: 3, columns: 4)) }
    #expect(cholesky?.says("needs a square matrix, not 3 × 4") == true)
    let solve = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Matrix<Double>.zero(rows: 3, columns: 4).solve(Vector([1, 2, 3])) }
    #expect(solve?.says("only a square system has one solution; 3 × 4") == true)
  }

  @Test func `a matrix that is not symmetric`() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try SymmetricEigen(Matrix<Double>([[1, 2], [3, 4]])) }
    #expect(result?.says("not symmetric (entries differ by up to 1.0") == true)
  }

  @Test func `least squares with too few rows, or a right-hand side that does not fit`() async {
    let wide = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Matrix<Double>.zero(rows: 2, columns: 3).leastSquares(Vector([1, 2])) }
    #expect(wide?.says("no fewer rows than columns, not 2 × 3") == true)
    let side = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Matrix<Double>.zero(rows: 3, columns: 2).leastSquares(Vector([1, 2])) }
    #expect(side?.says("a right-hand side of 2 × 1 does not fit a 3 × 2 matrix") == true)
  }
}
