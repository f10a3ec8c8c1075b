import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `The pseudo-inverse` {
  @Test(arguments: precisions) func `satisfies the four Penrose conditions on random matrices`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for (rows, columns) in generator.shapes() {
        let rank = Int(generator.uniform() * Double(min(rows, columns) + 1))
        let spectrum = Vector<Scalar>.geometric(rank, from: 3, to: 0.5)
        let a = try Matrix.random(
          rows: rows, columns: columns, singularValues: spectrum, using: &generator)
        #expect(try PseudoInverse(a).rank == rank)
        try expectPenrose(a, "\(rows) × \(columns) of rank \(rank)")
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `satisfies them on the stress bank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var count = 0
      for entry in try Fixture.bank(for: Scalar.self) where entry.name != "subnormal" {
        count += try expectPenrose(entry.matrix(Scalar.self), entry.name) ? 1 : 0
      }
      #expect(count >= (Scalar.self == Double.self ? 28 : 24))
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `of an empty matrix is the empty matrix of transposed shape`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for (rows, columns) in [(0, 0), (0, 4), (4, 0)] {
        let a = Matrix<Scalar>.zero(rows: rows, columns: columns)
        let inverse = try PseudoInverse(a)
        #expect(inverse.matrix == .zero(rows: columns, columns: rows))
        #expect(inverse.rank == 0 && inverse.tolerance == 0)
        #expect(try inverse.solve(Vector.zero(rows)) == .zero(columns))
      }
    }
    try check(scalar)
  }

  @Test func `of zero is zero, of rank 0`() throws {
    let inverse = try PseudoInverse(Matrix<Double>.zero(rows: 3, columns: 2))
    #expect(inverse.matrix == .zero(rows: 2, columns: 3))
    #expect(inverse.rank == 0)
    #expect(inverse.columnSpaceProjector == .zero(rows: 3, columns: 3))
  }

  @Test(arguments: precisions) func `does not depend on the scale of the matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 2)
      let a = try Matrix<Scalar>.random(
        rows: 12, columns: 9, singularValues: [4, 2, 1, 0.1], using: &generator)
      let inverse = try a.pseudoInverse()
      for scale: Scalar in [1e-12, 1e12] {
        let scaled = try PseudoInverse(a.scaled(by: scale))
        #expect(scaled.rank == 4)
        #expect(
          scaled.matrix.scaled(by: scale).isApproximatelyEqual(
            to: inverse, relativeTolerance: 40 * rounding(a)))
      }
    }
    try check(scalar)
  }

  @Test func `jumps where the rank changes`() throws {
    let a = Matrix<Double>(diagonal: [1, 0])
    for power in 1...12 {
      let epsilon = Double.pow(10, -power)
      let b = Matrix<Double>(diagonal: [1, epsilon])
      let difference = try (b.pseudoInverse() - a.pseudoInverse()).spectralNorm()
      #expect(abs(difference * epsilon - 1) < 1e-12)
      #expect(try difference >= (1 - 1e-12) / (b - a).spectralNorm())
    }
  }

  @Test func `keeps Läuchli's small singular values, which the normal equations lose`() throws {
    let a = Matrix<Double>.lauchli(4, mu: 1e-9)
    let inverse = try PseudoInverse(a)
    #expect(inverse.rank == 4)
    let expected = Vector<Double>([1, 2, 3, 4])
    #expect(try (inverse.solve(a * expected) - expected).norm < 1e-6)
    #expect(throws: (any Error).self) { try Cholesky(a.gram()).solve(a.transpose * (a * expected)) }
  }

  @Test func `reports the tolerance that it used, and obeys the one that it is given`() throws {
    let a = Matrix<Double>(diagonal: [100, 1, 1e-3], rows: 5, columns: 3)
    #expect(try PseudoInverse(a).tolerance == 5 * Double.ulpOfOne * 100)
    let coarse = try PseudoInverse(a, relativeTolerance: 0.01)
    #expect(coarse.tolerance == 1)
    #expect(coarse.rank == 1, "a singular value equal to the tolerance counts as zero")
    #expect(try PseudoInverse(SVD(full: a), relativeTolerance: 0).rank == 3)
  }

  @Test func `refuses what is not finite or has no representable inverse`() throws {
    #expect(throws: LinearAlgebraError.notFinite(routine: "SVD", row: 1, column: 0)) {
      try PseudoInverse(Matrix<Double>([[1, 2], [.nan, 4]]))
    }
    #expect(throws: LinearAlgebraError.overflow(routine: "The pseudo-inverse")) {
      try Matrix(diagonal: [0x1p-1030, 0x1p-1028]).pseudoInverse()
    }
    let huge = Matrix<Double>(rows: 3, columns: 3, repeating: 1e308)
    #expect(throws: LinearAlgebraError.overflow(routine: "The SVD")) { try huge.pseudoInverse() }
    #expect(throws: LinearAlgebraError.self) {
      try PseudoInverse(Matrix<Float>.identity(2)).solve([1, .infinity])
    }
  }

  /// Checks the conditions where rounding leaves them meaning, and says whether it did.
  @discardableResult
  private func expectPenrose<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>, _ name: String
  ) throws -> Bool {
    let inverse = try PseudoInverse(a)
    let x = inverse.matrix
    let sigma = inverse.svd.singularValues
    // The SVD is exact for a matrix ε‖A‖ away, which ‖A⁺‖ turns into κε.
    let bound = rounding(a) * (sigma.isEmpty ? 1 : sigma[0] / sigma[sigma.count - 1])
    guard bound < 0.1 else { return false }
    let (ax, xa) = (a * x, x * a)
    #expect((ax - Matrix(ax.transpose)).frobeniusNorm <= bound, "\(name)")
    #expect((xa - Matrix(xa.transpose)).frobeniusNorm <= bound, "\(name)")
    // What counts as zero is not reproduced: hence the tolerance.
    let dropped = inverse.tolerance * Scalar(min(a.rows, a.columns))
    #expect((ax * a - a).frobeniusNorm <= bound * a.frobeniusNorm + dropped, "\(name)")
    #expect((xa * x - x).frobeniusNorm <= bound * x.frobeniusNorm, "\(name)")
    return true
  }

  @Test(arguments: precisions) func `is the same by QR as by singular values`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 81)
      for (rows, columns) in generator.shapes() {
        let count = min(rows, columns)
        for smallest in [1, 1e-2, 1e-9, 0] {
          var spectrum = Vector<Scalar>.geometric(count, from: 2, to: 1)
          if count > 0 { spectrum[count - 1] = Scalar(smallest) }
          let a = try Matrix.random(
            rows: rows, columns: columns, singularValues: spectrum, using: &generator)
          let reference = try PseudoInverse(a, relativeTolerance: 1e-5).matrix
          let inverse = try a.pseudoInverse(relativeTolerance: 1e-5)
          let bound = rounding(a) * reference.frobeniusNorm * reference.frobeniusNorm
          #expect((inverse - reference).frobeniusNorm <= bound, "\(a.shape), \(smallest)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `lets the tolerance decide, however it is computed`() throws {
    let a = Matrix<Double>(diagonal: [1, 1e-3])
    #expect(try a.pseudoInverse() == Matrix(diagonal: [1, 1e3]))
    #expect(try a.pseudoInverse(relativeTolerance: 1e-2) == Matrix(diagonal: [1, 0]))
    let b: Matrix<Double> = [[1, 0], [0, .nan], [2, 1]]
    #expect(throws: LinearAlgebraError.self) { try b.pseudoInverse() }
  }
}
