import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `The spectrum` {
  @Test(arguments: precisions) func `moves by at most the norm of a perturbation`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 18)
      for (rows, columns) in generator.shapes() where rows * columns > 0 {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let e = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let before = try Spectrum(a).singularValues
        for size: Scalar in [1, 1e-2] {
          let after = try Spectrum(a + size * e).singularValues
          let most = try e.spectralNorm() * size + rounding(a) * a.frobeniusNorm
          #expect(zip(before, after).allSatisfy { abs($0 - $1) <= most })
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `does not feel rotations or transposes`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 19)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let p = try Matrix<Scalar>.orthonormal(rows: rows, columns: rows, using: &generator)
        let q = try Matrix<Scalar>.orthonormal(rows: columns, columns: columns, using: &generator)
        let spectrum = try Spectrum(a)
        let bound = rounding(a) * a.frobeniusNorm
        for other in [p * a, a * q, p * a * q] {
          let turned = try Spectrum(other)
          #expect((turned.singularValues - spectrum.singularValues).norm <= bound)
          #expect(abs(turned.entropyRank - spectrum.entropyRank) <= 40 * rounding(a))
          #expect(abs(turned.stableRank - spectrum.stableRank) <= 40 * rounding(a))
        }
        let across = try Spectrum(a.transposed())
        #expect((across.singularValues - spectrum.singularValues).norm <= bound)
      }
    }
    try check(scalar)
  }

  @Test func `is the same with and without singular vectors`() throws {
    let a = Matrix<Double>.hilbert(6)
    let (svd, spectrum) = (try SVD(a), try Spectrum(a))
    #expect((svd.singularValues - spectrum.singularValues).norm < 1e-15)
    #expect(svd.rows == 6 && svd.columns == 6 && spectrum.rows == 6)
  }
}

@Suite struct `The rank` {
  @Test(arguments: precisions) func `that was built in is found, at any scale`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 20)
      for (rows, columns) in generator.shapes() {
        let rank = Int(generator.uniform() * Double(min(rows, columns) + 1))
        let spectrum = Vector<Scalar>.geometric(rank, from: 1, to: 0.01)
        let a = try Matrix.random(
          rows: rows, columns: columns, singularValues: spectrum, using: &generator)
        for scale: Scalar in [1e-12, 1, 1e12] {
          #expect(try a.scaled(by: scale).numericalRank() == rank, "\(rows) × \(columns)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `counts what exceeds the tolerance, not what reaches it`() throws {
    let spectrum = Spectrum<Double>([8, 4, 2, 0], rows: 4, columns: 9)
    #expect(spectrum.defaultTolerance == 9 * Double.ulpOfOne * 8)
    #expect(spectrum.numericalRank() == 3)
    #expect(spectrum.numericalRank(relativeTolerance: 0) == 3)
    #expect(spectrum.numericalRank(relativeTolerance: 0.25) == 2)
    #expect(spectrum.numericalRank(relativeTolerance: 1) == 0)
  }

  @Test func `of a matrix that is not finite is an error`() {
    #expect(throws: LinearAlgebraError.notFinite(routine: "SVD", row: 0, column: 1)) {
      try Matrix<Float>([[1, .infinity]]).numericalRank()
    }
    let huge = Matrix<Double>(rows: 4, columns: 4, repeating: 1.5e308)
    #expect(throws: LinearAlgebraError.overflow(routine: "The SVD")) { try huge.numericalRank() }
  }
}

@Suite struct `The effective ranks` {
  private func all(_ spectrum: Spectrum<Double>) -> [Double] {
    [
      spectrum.stableRank, spectrum.intrinsicRank, spectrum.entropyRank,
      spectrum.participationRank,
    ]
  }

  @Test func `of k equal singular values are all k`() {
    for count in 1...20 {
      let values = Vector<Double>((0..<30).map { $0 < count ? 0.7 : 0 })
      for rank in all(Spectrum(values, rows: 30, columns: 40)) {
        #expect(abs(rank - Double(count)) < 1e-13)
      }
    }
  }

  @Test func `lie between 1 and the rank, and ignore the scale`() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<50 {
      let values = (0..<12).map { _ in generator.uniform() }.sorted(by: >)
      let ranks = all(Spectrum(Vector(values), rows: 12, columns: 12))
      #expect(ranks.allSatisfy { $0 >= 1 && $0 <= 12 })
      for scale in [1e-300, 1e300] {
        let scaled = all(Spectrum(Vector(values) * scale, rows: 12, columns: 12))
        #expect(zip(ranks, scaled).allSatisfy { abs($0 - $1) < 1e-12 * $0 })
      }
    }
  }

  @Test func `have the values that their formulas give for 3, 2, 1`() {
    let spectrum = Spectrum<Double>([3, 2, 1], rows: 3, columns: 3)
    #expect(abs(spectrum.stableRank - 14.0 / 9) < 1e-15)
    #expect(abs(spectrum.intrinsicRank - 2) < 1e-15)
    #expect(abs(spectrum.participationRank - 36.0 / 14) < 1e-15)
    // exp of the entropy of 1/2, 1/3, 1/6: the product of 2, 3 and 6 to those powers.
    let entropy = 2.0.squareRoot() * Double.pow(3, 1.0 / 3) * Double.pow(6, 1.0 / 6)
    #expect(abs(spectrum.entropyRank - entropy) < 1e-14)
  }

  @Test func `of zero and of nothing are 0, not NaN`() {
    #expect(all(Spectrum([0, 0], rows: 2, columns: 2)) == [0, 0, 0, 0])
    #expect(all(Spectrum([], rows: 0, columns: 2)) == [0, 0, 0, 0])
    #expect(Spectrum<Float>([1, 0], rows: 2, columns: 2).entropyRank == 1)
  }
}
