import LinearAlgebra
import Testing

@Suite struct SparseMatrixTests {
  static let shapes = [(1, 7, 3), (7, 1, 4), (40, 30, 200), (0, 5, 0), (5, 0, 0), (300, 400, 2000)]

  @Test(arguments: shapes)
  func `products are those of the dense matrix`(_ shape: (Int, Int, Int)) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 5)
      let (rows, columns, count) = shape
      let sparse = SparseMatrix<Scalar>.random(
        rows: rows, columns: columns, nonZeroCount: count, using: &generator)
      let dense = Matrix(sparse)
      #expect(sparse.nonZeroCount == count)
      for width in [1, 2, 3, 4, 13, 60] {
        let x = Matrix<Scalar>.gaussian(rows: columns, columns: width, using: &generator)
        let y = Matrix<Scalar>.gaussian(rows: rows, columns: width, using: &generator)
        let bound = 10 * Scalar.ulpOfOne * Scalar(rows + columns) * dense.frobeniusNorm
        #expect((sparse * x - dense * x).maxNorm <= bound * x.frobeniusNorm)
        #expect(
          (sparse.transposeProduct(y) - dense.transpose * y).maxNorm <= bound * y.frobeniusNorm)
        let (squared, size) = (2 * bound * dense.frobeniusNorm, (x.frobeniusNorm, y.frobeniusNorm))
        let (image, back) = (dense.transpose * (dense * x), dense * (dense.transpose * y))
        #expect((sparse.gramProduct(x) - image).maxNorm <= squared * size.0)
        #expect((sparse.rowGramProduct(y) - back).maxNorm <= squared * size.1)
      }
    }
    check(Float.self)
    check(Double.self)
  }

  @Test func `entries at one place are added up, in whatever order they come`() {
    let a = SparseMatrix<Double>(
      rows: 3, columns: 2, entries: [(2, 1, 4), (0, 0, 1), (2, 0, 7), (2, 1, -1), (0, 0, 2)])
    #expect(Matrix(a) == [[3, 0], [0, 0], [7, 3]])
    #expect(a.rowStarts == [0, 1, 1, 3])
    #expect(a.columnIndices == [0, 0, 1])
    #expect(a.values == [3, 7, 3])
    #expect(a[2, 1] == 3 && a[1, 1] == 0)
  }

  @Test func `a dense matrix and its transpose come back`() {
    var generator = SplitMix64(seed: 6)
    let sparse = SparseMatrix<Double>.random(
      rows: 20, columns: 11, nonZeroCount: 60, using: &generator)
    #expect(SparseMatrix(Matrix(sparse)) == sparse)
    #expect(Matrix(sparse.transposed()) == Matrix(sparse).transposed())
    #expect(sparse.transposed().transposed() == sparse)
  }

  @Test func `centering takes the mean of the rows away without forming the difference`() {
    var generator = SplitMix64(seed: 7)
    let a = Matrix<Double>.random(rows: 30, columns: 8, in: 5...9, using: &generator)
    let mean = a.transpose * Vector<Double>(repeating: 1 / 30, count: 30)
    let difference = a - Vector<Double>(repeating: 1, count: 30).outer(mean)
    let centered = Centered(SparseMatrix(a))
    let x = Matrix<Double>.gaussian(rows: 8, columns: 3, using: &generator)
    let y = Matrix<Double>.gaussian(rows: 30, columns: 3, using: &generator)
    #expect((centered.product(x) - difference * x).maxNorm < 1e-12)
    #expect((centered.transposeProduct(y) - difference.transpose * y).maxNorm < 1e-12)
  }

  @Test func `an operator whose transpose is wrong is found out`() throws {
    var generator = SplitMix64(seed: 8)
    let a = Matrix<Double>.gaussian(rows: 40, columns: 25, using: &generator)
    try a.checkAdjoint(using: &generator)
    try Centered(a).checkAdjoint(using: &generator)
    try SparseMatrix(a).checkAdjoint(using: &generator)
    try SparseMatrix(Matrix<Float>(a)).checkAdjoint(using: &generator)
    for flaw in [1 + 1e-9, -1, .nan] {
      let wrong = Crooked(a: a, factor: flaw)
      let error = #expect(throws: AdjointMismatch<Double>.self) {
        try wrong.checkAdjoint(using: &generator)
      }
      #expect(error?.description.contains("not the transpose") ?? false)
    }
  }

  /// A product and a transposed product that differ by a factor.
  private struct Crooked: LinearOperator {
    var a: Matrix<Double>
    var factor: Double
    var rows: Int { a.rows }
    var columns: Int { a.columns }
    func product(_ x: Matrix<Double>) -> Matrix<Double> { a * x }
    func transposeProduct(_ y: Matrix<Double>) -> Matrix<Double> { factor * (a.transpose * y) }
  }
}
