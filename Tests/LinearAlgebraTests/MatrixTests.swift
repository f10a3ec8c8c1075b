import LinearAlgebra
import Testing

@Suite struct `Matrices` {
  private let a: Matrix<Double> = [[1, 2, 3], [4, 5, 6]]

  @Test func `a literal is a list of rows, stored column by column`() {
    #expect(a.rows == 2 && a.columns == 3 && a.shape == "2 × 3")
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a[0, 2] == 3 && a[1, 0] == 4)
  }

  @Test func `every way to make a matrix gives the same one`() {
    #expect(Matrix(rows: [[1, 2, 3], [4, 5, 6]]) == a)
    #expect(Matrix(columns: [[1, 4], [2, 5], [3, 6]]) == a)
    #expect(Matrix(rows: 2, columns: 3, columnMajor: [1, 4, 2, 5, 3, 6]) == a)
    #expect(Matrix(rows: 2, columns: 3, rowMajor: [1, 2, 3, 4, 5, 6]) == a)
    #expect(Matrix(rows: 2, columns: 3) { i, j in Double(3 * i + j + 1) } == a)
    #expect(Matrix<Double>(Matrix<Float>(a)) == a)
    #expect(Matrix(a.transposed().transpose) == a)
  }

  @Test func `diagonal, identity and zero matrices`() {
    #expect(Matrix<Double>.identity(2) == [[1, 0], [0, 1]])
    #expect(Matrix<Double>(diagonal: [1, 2], columns: 3) == [[1, 0, 0], [0, 2, 0]])
    #expect(Matrix<Double>.zero(rows: 1, columns: 2) == [[0, 0]])
    #expect(a.diagonal == [1, 5] && a.trace == 6)
    #expect(Matrix<Double>(column: [1, 2]).shape == "2 × 1")
    #expect(Matrix<Double>(row: [1, 2]).shape == "1 × 2")
  }

  @Test func `empty matrices keep their shape`() {
    let empty = Matrix<Double>(rows: [])
    #expect(empty.isEmpty && empty.isSquare && empty.diagonal.isEmpty)
    #expect(Matrix<Double>.zero(rows: 0, columns: 3) != .zero(rows: 3, columns: 0))
    #expect(Matrix<Double>.zero(rows: 0, columns: 3).transposed().shape == "3 × 0")
  }

  @Test func `writing an entry, a column and a row`() {
    var b = a
    b[1, 1] = 50
    b[column: 0] = [10, 40]
    b[row: 0] = [7, 8, 9]
    #expect(b == [[7, 8, 9], [40, 50, 6]])
    #expect(b[column: 1] == [8, 50] && b[row: 1] == [40, 50, 6])
  }

  @Test func `choosing columns and rows, in any order and more than once`() {
    #expect(a[columns: 1..<3] == [[2, 3], [5, 6]])
    #expect(a[columns: 1..<1].shape == "2 × 0")
    #expect(a[columns: [2, 0, 2]] == [[3, 1, 3], [6, 4, 6]])
    #expect(a[rows: 1..<2] == [[4, 5, 6]])
    #expect(a[rows: [1, 0, 1]] == [[4, 5, 6], [1, 2, 3], [4, 5, 6]])
  }

  @Test func `putting matrices together takes them apart again`() {
    let b: Matrix<Double> = [[7], [8]]
    let wide = a.appending(columnsOf: b)
    #expect(wide == [[1, 2, 3, 7], [4, 5, 6, 8]])
    #expect(wide[columns: 0..<3] == a && wide[columns: 3..<4] == b)
    let tall = a.appending(rowsOf: [[7, 8, 9]])
    #expect(tall[rows: 0..<2] == a && tall[row: 2] == [7, 8, 9])
  }

  @Test(arguments: scalars)
  func `transposing exchanges indices, and twice is nothing`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 8)
      for (rows, columns) in shapes {
        let a = Matrix<S>.gaussian(rows: rows, columns: columns, using: &generator)
        let t = a.transposed()
        #expect(t == Matrix(rows: columns, columns: rows) { i, j in a[j, i] })
        #expect(t.transposed() == a)
        #expect(a.transpose.rows == columns && a.transpose.columns == rows)
      }
    }
    check(scalar)
  }
}

@Suite struct `Vectors` {
  @Test func `a vector is a collection with indices from zero`() {
    var x: Vector<Double> = [3, 1, 2]
    #expect(x.count == 3 && Array(x) == [3, 1, 2] && x.max() == 3)
    x.sort()
    #expect(x == [1, 2, 3])
    x[1] = 5
    #expect(x.reduce(0, +) == 9)
  }

  @Test func `a slice has the indices of the whole, a range gives a vector of its own`() {
    var x: Vector<Double> = [10, 20, 30, 40]
    #expect(x.dropFirst(2).startIndex == 2)
    #expect(x.dropFirst().firstIndex(of: 30) == 2)
    #expect(Vector(x.prefix(2)) == x[0..<2])
    let part = x[1..<3]
    #expect(part[0] == 20 && part.norm == Vector([20, 30]).norm)
    x[1..<3] = [2, 3]
    #expect(x == [10, 2, 3, 40])
  }

  @Test(arguments: [1e-300, 1e-160, 1, 1e160, 1e300])
  func `the length of a vector neither overflows nor underflows`(_ scale: Double) {
    let x = scale * Vector<Double>([3, 0, -4])
    #expect(abs(x.norm - 5 * scale) <= 4 * .ulpOfOne * scale)
  }

  @Test func `nothing has length zero, and NaN has no length`() {
    #expect(Vector<Double>.zero(0).norm == 0 && Vector<Float>.zero(3).norm == 0)
    #expect(Vector<Double>([1, .nan]).norm.isNaN && Vector<Float>([.nan, 1]).norm.isNaN)
    #expect(Vector<Double>([1, -.infinity]).norm == .infinity)
  }
}
