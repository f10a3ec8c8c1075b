import LinearAlgebra
import LowRank
import Testing

@Suite struct `The stress bank` {
  @Test(arguments: precisions) func `is truncated with the promised errors`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let a = entry.matrix(Scalar.self)
        let svd = try SVD(a)
        for rank in 0...svd.singularValues.count {
          let error = try (a - Matrix(svd.truncated(toRank: rank))).frobeniusNorm
          let expected = try svd.truncationError(rank: rank)
          // Subnormal numbers have no relative precision: hence their own smallest step.
          let bound = rounding(a) * a.frobeniusNorm + 100 * Scalar.leastNonzeroMagnitude
          #expect(abs(error - expected) <= bound, "\(entry.name), rank \(rank)")
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `has effective ranks between 1 and the number of columns`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let spectrum = try Spectrum(entry.matrix(Scalar.self))
        let most = Scalar(spectrum.singularValues.count) * (1 + 10 * .ulpOfOne)
        let least: Scalar = entry.name == "zero" ? 0 : 1 - 10 * .ulpOfOne
        for rank in [
          spectrum.stableRank, spectrum.intrinsicRank, spectrum.entropyRank,
          spectrum.participationRank,
        ] { #expect(rank >= least && rank <= most, "\(entry.name)") }
        #expect(entry.name != "zero" || spectrum.entropyRank == 0)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `keeps whole energies and loses none`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let spectrum = try Spectrum(entry.matrix(Scalar.self))
        let count = spectrum.singularValues.count
        #expect(try spectrum.energyFraction(rank: count) == 1, "\(entry.name)")
        var previous: Scalar = -1
        for rank in 0...count {
          let share = try spectrum.energyFraction(rank: rank)
          #expect(share >= previous && share <= 1, "\(entry.name)")
          previous = share
        }
        let positive = spectrum.singularValues.filter { $0 > 0 }.count
        #expect(try spectrum.rank(forEnergy: 1) == positive, "\(entry.name)")
        #expect(try spectrum.rank(forRelativeError: 0) == positive, "\(entry.name)")
      }
    }
    try check(scalar)
  }

  @Test func `is not changed by being looked at`() throws {
    for entry in try Fixture.bank(for: Double.self) where entry.name != "subnormal" {
      let a = entry.matrix(Double.self)
      let copy = Matrix(rows: a.rows, columns: a.columns, columnMajor: a.elements)
      _ = try PseudoInverse(a).matrix
      _ = try a.ridge(Vector.zero(a.rows), lambda: 1)
      _ = try a.numericalRank()
      #expect(a == copy)
    }
  }
}
