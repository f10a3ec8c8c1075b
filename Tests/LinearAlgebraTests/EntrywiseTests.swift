import LinearAlgebra
import Testing

@Suite struct `Arithmetic, entry by entry` {
  @Test(arguments: scalars)
  func `matrices follow the rules of their entries`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 5)
      for (rows, columns) in shapes {
        let a = Matrix<S>.gaussian(rows: rows, columns: columns, using: &generator)
        let b = Matrix<S>.gaussian(rows: rows, columns: columns, using: &generator)
        func entries(_ rule: (S, S) -> S) -> Matrix<S> {
          Matrix(rows: rows, columns: columns) { i, j in rule(a[i, j], b[i, j]) }
        }
        #expect(a + b == entries { $0 + $1 })
        #expect(a - b == entries { $0 - $1 })
        #expect(a.hadamard(b) == entries { $0 * $1 })
        #expect(-a == entries { x, _ in -x })
        #expect(3 * a == entries { x, _ in 3 * x })
        #expect(a * 3 == 3 * a)
        #expect(a / 3 == entries { x, _ in x / 3 })
        #expect(a.map { $0 * $0 } == a.hadamard(a))
        var c = a
        c += b
        #expect(c == a + b)
        c -= c
        #expect(c == .zero(rows: rows, columns: columns))
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `vectors follow the rules of their entries`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 6)
      for count in [0, 1, 7, 100] {
        let x = Matrix<S>.gaussian(rows: count, columns: 1, using: &generator)[column: 0]
        let y = Matrix<S>.gaussian(rows: count, columns: 1, using: &generator)[column: 0]
        #expect((x + y).elements == (0..<count).map { x[$0] + y[$0] })
        #expect((x - y).elements == (0..<count).map { x[$0] - y[$0] })
        #expect(x.hadamard(y).elements == (0..<count).map { x[$0] * y[$0] })
        #expect((-x).elements == x.map { -$0 })
        #expect((3 * x).elements == x.map { 3 * $0 } && x * 3 == 3 * x)
        #expect((x / 3).elements == x.map { $0 / 3 })
        var z = x
        z += y
        z -= x
        #expect((z - y).norm <= 4 * .ulpOfOne * (x.norm + y.norm))
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `scaling rows and columns multiplies by a diagonal matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 7)
      for (rows, columns) in shapes {
        let a = Matrix<S>.wholeNumbers(rows, columns, using: &generator)
        let left = Matrix<S>.wholeNumbers(rows, 1, using: &generator)[column: 0]
        let right = Matrix<S>.wholeNumbers(columns, 1, using: &generator)[column: 0]
        #expect(a.scaled(rowsBy: left) == Matrix(diagonal: left) * a)
        #expect(a.scaled(columnsBy: right) == a * Matrix(diagonal: right))
      }
    }
    check(scalar)
  }

  @Test func `a copy is not touched by what is done to the original`() {
    let original: Matrix<Double> = [[1, 2], [3, 4]]
    var changed = original
    changed += changed
    changed[0, 0] = 9
    changed[column: 1] = [7, 8]
    #expect(original == [[1, 2], [3, 4]])
    #expect(changed == [[9, 7], [6, 8]])
  }

  @Test func `zero times NaN is NaN`() {
    #expect((0 * Matrix<Double>(rows: 1, columns: 1, repeating: .nan))[0, 0].isNaN)
    #expect((0 * Vector<Float>([.infinity]))[0].isNaN)
  }
}
