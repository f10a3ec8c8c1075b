import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `The energy of a matrix` {
  @Test(arguments: precisions) func `is the sum of squares of all entries`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 17)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let squares = a.elements.reduce(0) { $0 + $1 * $1 }
        #expect(try abs(Spectrum(a).energy - squares) <= rounding(a) * squares)
      }
    }
    try check(scalar)
  }

  @Test func `counts squares where the sum would count values`() throws {
    let spectrum = Spectrum<Double>([2, 1], rows: 2, columns: 2)
    #expect(spectrum.energy == 5)
    #expect(try abs(spectrum.energyFraction(rank: 1) - 0.8) < 1e-15)
    #expect(try spectrum.rank(forEnergy: 0.8) == 1, "4 of 5 are 0.8, in spite of rounding")
    #expect(try spectrum.rank(forEnergy: 0.81) == 2)
    #expect(try spectrum.rank(forEnergy: 2.0 / 3) == 1, "2 of 3 would be the share of the sum")
  }

  @Test func `splits evenly over equal singular values`() throws {
    for count in [3, 7, 10, 49, 100] {
      let spectrum = Spectrum<Double>(
        Vector(repeating: 0.3, count: count), rows: count, columns: count)
      for rank in 0...count {
        let share = Double(rank) / Double(count)
        #expect(try abs(spectrum.energyFraction(rank: rank) - share) < 1e-14)
        #expect(try spectrum.rank(forEnergy: share) == rank)
      }
    }
  }

  @Test func `of a spectrum and of its truncation error add up to the whole`() throws {
    let spectrum = Spectrum<Double>(
      Vector((0..<40).map { .exp(-Double($0)) }), rows: 40, columns: 60)
    for rank in 0...40 {
      let error = try spectrum.truncationError(rank: rank)
      let kept = try spectrum.energyFraction(rank: rank) * spectrum.energy
      #expect(abs(kept + error * error - spectrum.energy) < 1e-14)
      // Subtracting squares would leave nothing of the errors below 1e-8.
      let series = (1 - Double.exp(-2 * Double(40 - rank))) / (1 - .exp(-2))
      let exact = Double.exp(-Double(rank)) * series.squareRoot()
      #expect(abs(error - exact) <= 1e-14 * exact)
    }
  }

  @Test func `is compared without overflow or underflow`() throws {
    for scale in [1e-300, 1e-160, 1, 1e160, 1e300] {
      let spectrum = Spectrum<Double>([2 * scale, scale, 0], rows: 3, columns: 3)
      #expect(try abs(spectrum.energyFraction(rank: 1) - 0.8) < 1e-15)
      #expect(try spectrum.rank(forEnergy: 0.8) == 1)
      #expect(try spectrum.rank(forEnergy: 1) == 2)
      #expect(try abs(spectrum.truncationError(rank: 0) / scale - 5.0.squareRoot()) < 1e-15)
      #expect(try spectrum.rank(forRelativeError: 0.4) == 2)
      #expect(try spectrum.rank(forRelativeError: 0.45) == 1)
    }
    let steep = Spectrum<Float>([1e20, 1, 1e-20], rows: 3, columns: 3)
    #expect(try steep.truncationError(rank: 2) == 1e-20)
    #expect(try steep.rank(forRelativeError: 0) == 3)
    #expect(try steep.rank(forEnergy: 1) == 3)
  }

  @Test func `of nothing is kept whole by nothing`() throws {
    for spectrum in [
      Spectrum<Double>([0, 0], rows: 2, columns: 5), Spectrum([], rows: 0, columns: 3),
    ] {
      #expect(spectrum.energy == 0)
      #expect(try spectrum.energyFraction(rank: 0) == 1)
      #expect(try spectrum.rank(forEnergy: 1) == 0)
      #expect(try spectrum.rank(forRelativeError: 0) == 0)
    }
  }

  @Test(arguments: [-0.1, 1.1, .nan]) func `cannot be kept to a share outside 0 to 1`(
    _ share: Double
  ) throws {
    let svd = try SVD(Matrix<Double>.identity(3))
    #expect(throws: LinearAlgebraError.self) { try svd.rank(forEnergy: share) }
    #expect(throws: LinearAlgebraError.self) { try svd.truncated(toEnergy: share) }
    #expect(try svd.truncated(toEnergy: 0.5).singularValues.count == 2)
  }
}
