import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `The law of Marchenko and Pastur` {
  private struct Document: Decodable {
    struct Row: Decodable {
      let aspectRatio: Double
      let median: Double
    }

    let marchenkoPastur: [Row]
  }

  @Test func `has the medians that SciPy finds by quadrature`() throws {
    let rows = try Fixture.json("low-rank.json", as: Document.self).marchenkoPastur
    #expect(rows.count == 8)
    for row in rows {
      let median = MarchenkoPastur(aspectRatio: row.aspectRatio).median
      // Quadrature across the root singularities of the density is good to ten digits.
      #expect(abs(median - row.median) < 1e-9, "β = \(row.aspectRatio)")
    }
  }

  @Test(arguments: [0.01, 0.3, 0.8, 1]) func `has mass one half on either side of its median`(
    _ beta: Double
  ) {
    let law = MarchenkoPastur(aspectRatio: beta)
    // x = c + r cos θ removes the roots at both ends; the midpoint rule then converges fast.
    let (low, high) = (law.support.lowerBound, law.support.upperBound)
    let steps = 20_000
    var (below, above) = (0.0, 0.0)
    for step in 0..<steps {
      let angle = .pi * (Double(step) + 0.5) / Double(steps)
      let x = (low + high) / 2 + (high - low) / 2 * .cos(angle)
      let mass = law.density(x) * (high - low) / 2 * .sin(angle) * .pi / Double(steps)
      if x < law.median { below += mass } else { above += mass }
    }
    #expect(abs(below + above - 1) < 1e-6)
    #expect(abs(below - above) < 2e-4)
    #expect(law.density(low - 0.01) == 0 && law.density(high + 0.01) == 0)
  }

  @Test func `describes the spectrum of noise`() throws {
    var generator = SplitMix64(seed: 22)
    let noise = Matrix<Double>.gaussian(rows: 120, columns: 300, using: &generator)
    let squares = try Spectrum(noise).singularValues.map { $0 * $0 / 300 }
    let law = MarchenkoPastur(aspectRatio: 0.4)
    // Eigenvalues of a Wishart matrix are rigid: their median is off by O(1/120).
    #expect(abs((squares[59] + squares[60]) / 2 - law.median) < 0.03)
    #expect(squares[0] < law.support.upperBound + 0.2)
  }
}

@Suite struct `The optimal hard threshold` {
  @Test func `is 4/√3 for squares with known noise, and 2.858 medians without`() {
    #expect(abs(OptimalHardThreshold.factor(aspectRatio: 1) - 4 / 3.0.squareRoot()) < 1e-15)
    #expect(abs(OptimalHardThreshold.medianFactor(aspectRatio: 1) - 2.858) < 5e-4)
  }

  @Test func `always lies above the edge of the noise`() {
    for step in 1...100 {
      let beta = Double(step) / 100
      #expect(OptimalHardThreshold.factor(aspectRatio: beta) > 1 + beta.squareRoot())
    }
  }

  @Test(arguments: [(200, 200), (100, 300), (300, 100)]) func `finds the rank under noise`(
    _ rows: Int, _ columns: Int
  ) throws {
    var generator = SplitMix64(seed: 23)
    let signal = try Matrix<Double>.random(
      rows: rows, columns: columns, singularValues: [120, 90, 70], using: &generator)
    let noise = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
    let svd = try SVD(signal + noise)
    for threshold in [try svd.optimalHardThreshold(noise: 1), svd.optimalHardThreshold()] {
      let clean = svd.hardThresholded(at: threshold)
      #expect(clean.singularValues.count == 3)
      #expect((Matrix(clean) - signal).frobeniusNorm < 0.4 * noise.frobeniusNorm)
    }
  }

  @Test func `scales with the noise and with the matrix`() throws {
    var generator = SplitMix64(seed: 24)
    let a = Matrix<Float>.gaussian(rows: 30, columns: 20, using: &generator)
    let (small, large) = (try Spectrum(a), try Spectrum(1024 * a))
    #expect(abs(large.optimalHardThreshold() / small.optimalHardThreshold() / 1024 - 1) < 1e-5)
    let known = try small.optimalHardThreshold(noise: 2)
    #expect(try abs(small.optimalHardThreshold(noise: 1) * 2 - known) < 1e-5 * known)
    #expect(try small.optimalHardThreshold(noise: 0) == 0)
  }

  @Test func `averages the middle two of an even number`() {
    let factor = OptimalHardThreshold.medianFactor(aspectRatio: 1)
    let even = Spectrum<Double>([9, 3, 1, 0], rows: 4, columns: 4)
    #expect(abs(even.optimalHardThreshold() - 2 * factor) < 1e-14)
    let odd = Spectrum<Double>([9, 3, 1], rows: 3, columns: 3)
    #expect(abs(odd.optimalHardThreshold() - 3 * factor) < 1e-14)
    #expect(Spectrum<Double>([], rows: 0, columns: 4).optimalHardThreshold() == 0)
  }

  @Test(arguments: [-1, .nan, .infinity]) func `needs a strength of noise that can be`(
    _ noise: Double
  ) throws {
    let spectrum = try Spectrum(Matrix<Double>.identity(3))
    #expect(throws: LinearAlgebraError.self) { try spectrum.optimalHardThreshold(noise: noise) }
  }
}
