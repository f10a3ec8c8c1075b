import LinearAlgebra
import LowRank
import Testing

/// Errors of the range finder over many seeds.
private struct Trial {
  var frobenius: [Double] = []
  var spectral: [Double] = []

  init(
    _ a: Matrix<Double>, size: Int, powerIterations: Int = 0, sketch: Sketch = .gaussian,
    seeds: Range<UInt64> = 0..<40
  ) throws {
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      let q = try rangeFinder(
        a, size: size, powerIterations: powerIterations, sketch: sketch, using: &generator)
      let error = a - q * (q.transpose * a)
      frobenius.append(error.frobeniusNorm)
      spectral.append(try error.spectralNorm())
    }
  }
}

extension [Double] {
  fileprivate var mean: Double { reduce(0, +) / Double(count) }
  fileprivate var standardError: Double {
    let center = mean
    let variance = reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(count - 1)
    return (variance / Double(count)).squareRoot()
  }
}

private func matrix(_ singularValues: (Int) -> Double) throws -> Matrix<Double> {
  var generator = SplitMix64(seed: 77)
  return try Matrix.random(
    rows: 60, columns: 40, singularValues: Vector((1...40).map(singularValues)), using: &generator)
}

/// Fast, slow and no decay.
private let spectra: [@Sendable (Int) -> Double] = [
  { Double.exp2(-Double($0)) }, { 1 / Double($0) }, { _ in 1 },
]

extension Double {
  fileprivate static func exp2(_ x: Double) -> Double { (0..<Int(-x)).reduce(1) { y, _ in y / 2 } }
}

@Suite struct `The range finder` {
  @Test(arguments: 0..<3) func `keeps the expected error of theorem 10.5 and 10.6`(
    _ index: Int
  ) throws {
    let sigma = (1...40).map(spectra[index])
    let a = try matrix(spectra[index])
    for (k, p) in [(5, 2), (5, 5), (10, 10), (1, 4)] {
      let trial = try Trial(a, size: k + p)
      let tail = sigma[k...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      let (rank, over) = (Double(k), Double(p))
      let frobenius = (1 + rank / (over - 1)).squareRoot() * tail
      #expect(trial.frobenius.mean <= frobenius + 4 * trial.frobenius.standardError)
      let e = 2.718281828459045
      let spectral =
        (1 + (rank / (over - 1)).squareRoot()) * sigma[k] + e * (rank + over).squareRoot() / over
        * tail
      #expect(trial.spectral.mean <= spectral + 4 * trial.spectral.standardError)
      // No approximation of rank k + p can be better than the best one.
      let best = sigma[(k + p)...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(try #require(trial.frobenius.min()) >= best * (1 - 1e-12))
    }
  }

  @Test(arguments: 0..<3) func `is not hurt by power iterations`(_ index: Int) throws {
    let a = try matrix(spectra[index])
    var previous = try Trial(a, size: 12).spectral
    for q in 1...4 {
      let next = try Trial(a, size: 12, powerIterations: q).spectral
      #expect(next.mean <= previous.mean + 4 * previous.standardError + 1e-13)
      previous = next
    }
    // Twenty iterations without an orthonormal basis between them would lose all but one direction.
    let best = (1...40).map(spectra[index])[12]
    let late = try Trial(a, size: 12, powerIterations: 20, seeds: 0..<5)
    #expect(late.spectral.mean <= 1.2 * best + 1e-14)
  }

  @Test(arguments: [Sketch.sparseSign(), .sparseSign(nonZerosPerRow: 2), .trigonometric])
  func `does with structured sketches what it does with Gaussian ones`(_ sketch: Sketch) throws {
    for spectrum in spectra {
      let a = try matrix(spectrum)
      let gaussian = try Trial(a, size: 15).frobenius
      let other = try Trial(a, size: 15, sketch: sketch).frobenius
      #expect(other.mean <= 1.25 * gaussian.mean)
    }
  }

  @Test func `gives orthonormal columns even for zeros`() throws {
    var generator = SplitMix64(seed: 3)
    for (rows, columns) in generator.shapes() {
      let size = min(rows, columns)
      let q = try rangeFinder(
        Matrix<Double>.zero(rows: rows, columns: columns), size: size, using: &generator)
      #expect((q.gram() - .identity(size)).maxNorm <= rounding(q))
    }
  }
}

@Suite struct `Sketches` {
  @Test(arguments: [Sketch.gaussian, .sparseSign(nonZerosPerRow: 3), .trigonometric])
  func `have entries of mean 0 and variance 1`(_ sketch: Sketch) {
    var generator = SplitMix64(seed: 4)
    let omega: Matrix<Double> = sketch.matrix(rows: 500, columns: 40, using: &generator)
    let count = Double(omega.elements.count)
    let mean = omega.elements.reduce(0, +) / count
    let variance = omega.elements.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 4 / count.squareRoot())
    // The largest fourth moment here is that of the sparse one, 40/3.
    #expect(abs(variance - 1) < 4 * (40 / 3 / count).squareRoot())
  }

  @Test func `have the promised number of signs in each row`() {
    var generator = SplitMix64(seed: 4)
    for (count, columns) in [(1, 7), (3, 7), (8, 7)] {
      let omega: Matrix<Float> = Sketch.sparseSign(nonZerosPerRow: count)
        .matrix(rows: 50, columns: columns, using: &generator)
      for i in 0..<50 { #expect(omega[row: i].filter { $0 != 0 }.count == min(count, columns)) }
    }
  }

  @Test(arguments: precisions) func `apply a fast transform as the matrix it stands for`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 6)
      for (rows, columns) in generator.shapes() + [(20, 64), (17, 100)] {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let size = min(columns, 9)
        var (one, two) = (generator, generator)
        let fast = Sketch.trigonometric.sketch(a, columns: size, using: &one)
        let omega: Matrix<Scalar> = Sketch.trigonometric
          .matrix(rows: columns, columns: size, using: &two)
        #expect((fast - a * omega).maxNorm <= rounding(a) * (a.frobeniusNorm + 1))
      }
    }
    check(scalar)
  }
}

@Suite struct `An SVD to a tolerance` {
  @Test(arguments: [1e-1, 1e-4, 1e-8, 1e-12]) func `keeps it with little more than the rank needed`(
    _ tolerance: Double
  ) throws {
    var generator = SplitMix64(seed: 21)
    let sigma = Vector<Double>((0..<60).map { i in (0..<i).reduce(1) { s, _ in s / 2 } })
    for (rows, columns) in [(90, 60), (60, 90)] {
      let a = try Matrix.random(
        rows: rows, columns: columns, singularValues: sigma, using: &generator)
      let svd = try SVD(randomized: a, tolerance: tolerance, using: &generator)
      #expect(try (a - Matrix(svd)).spectralNorm() <= tolerance)
      let needed = sigma.filter { $0 > tolerance }.count
      #expect(svd.singularValues.count <= needed + 4)
      try expectOrthonormal(svd, a.shape)
    }
  }

  @Test(arguments: precisions) func `holds on the stress bank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let a = entry.matrix(Scalar.self)
        let norm = try a.spectralNorm()
        for share: Scalar in [0, 0.01, 0.5, 2] {
          var generator = SplitMix64(seed: 22)
          let svd = try SVD(randomized: a, tolerance: share * norm, using: &generator)
          let error = try (a - Matrix(svd)).spectralNorm()
          let floor = rounding(a, factor: 30) * norm + 1000 * .leastNonzeroMagnitude
          #expect(error <= share * norm + floor, "\(entry.name), \(share)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `needs no columns for zeros and stops at what a caller cannot mean`() throws {
    var generator = SplitMix64(seed: 23)
    let zero = Matrix<Double>.zero(rows: 7, columns: 5)
    #expect(try SVD(randomized: zero, tolerance: 0, using: &generator).singularValues.isEmpty)
    for bad in [-1, Double.nan, .infinity] {
      #expect(throws: LinearAlgebraError.self) {
        try SVD(randomized: zero, tolerance: bad, using: &generator)
      }
    }
  }

  @Test func `comes with a bound that is above the error`() throws {
    let a = try matrix { 1 / Double($0) }
    for seed in 0..<30 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let svd = try SVD(randomized: a, rank: 6, using: &generator)
      let bound = try a.posteriorErrorBound(of: svd, using: &generator)
      let error = try (a - Matrix(svd)).spectralNorm()
      #expect(bound >= error)
      #expect(bound <= 100 * error)
    }
  }
}
