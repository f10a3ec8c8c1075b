import LinearAlgebra
import Testing

/// The product by its definition, `cᵢⱼ = Σₗ aᵢₗ bₗⱼ`.
private func naiveProduct<S>(_ a: Matrix<S>, _ b: Matrix<S>) -> Matrix<S> {
  Matrix(rows: a.rows, columns: b.columns) { i, j in
    (0..<a.columns).reduce(0) { $0 + a[i, $1] * b[$1, j] }
  }
}

@Suite struct `Products` {
  private static let sizes = [0, 1, 2, 5, 31, 33, 65]

  @Test(arguments: scalars)
  func `all four products of plain and transposed matrices follow the definition`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 1)
      for m in Self.sizes {
        for k in Self.sizes {
          for n in Self.sizes {
            let a = Matrix<S>.wholeNumbers(m, k, using: &generator)
            let b = Matrix<S>.wholeNumbers(k, n, using: &generator)
            let (aT, bT) = (a.transposed(), b.transposed())
            let expected = naiveProduct(a, b)
            #expect(a * b == expected)
            #expect(aT.transpose * b == expected)
            #expect(a * bT.transpose == expected)
            #expect(aT.transpose * bT.transpose == expected)
          }
        }
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `a vector is multiplied as a matrix of one column is`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 2)
      for (rows, columns) in shapes {
        let a = Matrix<S>.wholeNumbers(rows, columns, using: &generator)
        let x = Matrix<S>.wholeNumbers(columns, 1, using: &generator)
        let y = Matrix<S>.wholeNumbers(rows, 1, using: &generator)
        #expect(a * x[column: 0] == naiveProduct(a, x)[column: 0])
        #expect(a.transpose * y[column: 0] == naiveProduct(a.transposed(), y)[column: 0])
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `Gram matrices are products with the transpose`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 3)
      for (rows, columns) in shapes {
        let a = Matrix<S>.wholeNumbers(rows, columns, using: &generator)
        #expect(a.gram() == naiveProduct(a.transposed(), a))
        #expect(a.rowGram() == naiveProduct(a, a.transposed()))
        let g = Matrix<S>.gaussian(rows: rows, columns: columns, using: &generator)
        let gram = g.gram()
        #expect(gram == gram.transposed(), "symmetric to the last bit")
        #expect(gram.agrees(with: g.transpose * g))
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `inner and outer products are matrix products`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 4)
      for (m, n) in shapes {
        let x = Matrix<S>.wholeNumbers(m, 1, using: &generator)
        let y = Matrix<S>.wholeNumbers(m, 1, using: &generator)
        let z = Matrix<S>.wholeNumbers(n, 1, using: &generator)
        #expect(x[column: 0].dot(y[column: 0]) == naiveProduct(x.transposed(), y)[0, 0])
        #expect(x[column: 0].outer(z[column: 0]) == naiveProduct(x, z.transposed()))
      }
    }
    check(scalar)
  }

  @Test func `a sum over nothing is zero, not what was in memory`() {
    let product = Matrix<Double>.zero(rows: 3, columns: 0) * Matrix.zero(rows: 0, columns: 2)
    #expect(product == .zero(rows: 3, columns: 2))
    #expect(Matrix<Double>.zero(rows: 3, columns: 0) * Vector<Double>([]) == [0, 0, 0])
    #expect(Vector<Double>([]).dot([]) == 0)
  }

  @Test func `infinities and NaN reach the entries that they touch, and no others`() {
    let a: Matrix<Double> = [[1, .nan], [2, 3]]
    let product = a * Matrix.identity(2)
    #expect(product[0, 0].isNaN && product[0, 1].isNaN)
    #expect(product[1, 0] == 2 && product[1, 1] == 3)
  }
}
