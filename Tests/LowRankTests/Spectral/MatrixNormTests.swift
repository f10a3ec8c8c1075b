import LinearAlgebra
import LowRank
import Testing

@Suite struct `Norms in which a step is steepest` {
  @Test(arguments: precisions) func `have directions of norm 1 that nothing of norm 1 surpasses`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 101)
      for (rows, columns) in [(4, 4), (6, 3), (3, 6), (1, 5), (5, 1)] {
        let g = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        // A product of unit vectors, and sums of as many terms as there are entries.
        let slack = 16 * Scalar(rows * columns) * .ulpOfOne
        for norm in MatrixNorm.allCases {
          let d = try norm.steepestDirection(for: g)
          let dual = try norm.dualValue(of: g)
          #expect(abs(try norm.value(of: d) - 1) <= slack)
          #expect(abs(inner(g, d) - dual) <= slack * dual)
          for _ in 0..<50 {
            let e = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
            #expect(inner(g, e) <= (1 + slack) * dual * (try norm.value(of: e)))
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `do not know the unit, and are zero for zero`() throws {
    let g: Matrix<Double> = [[4, 0], [3, 5]]
    for norm in MatrixNorm.allCases {
      let d = try norm.steepestDirection(for: g)
      for exponent in [-1000, 1000] {
        let unit = Double(sign: .plus, exponent: exponent, significand: 1)
        #expect((try norm.steepestDirection(for: unit * g) - d).maxNorm <= 1e-14)
      }
      let zero = Matrix<Double>.zero(rows: 2, columns: 3)
      #expect(try norm.steepestDirection(for: zero) == zero && norm.dualValue(of: zero) == 0)
      #expect(throws: LinearAlgebraError.self) {
        try norm.steepestDirection(for: [[1, .nan], [0, 1]])
      }
    }
  }

  @Test func `take one pair of vectors where the largest singular value is repeated`() throws {
    let d = try MatrixNorm.nuclear.steepestDirection(for: Matrix<Double>.identity(3))
    #expect(abs(try d.nuclearNorm() - 1) <= 1e-14 && abs(d.trace - 1) <= 1e-14)
  }

  private func inner<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>, _ b: Matrix<Scalar>
  ) -> Scalar { a.hadamard(b).elements.reduce(0, +) }
}
