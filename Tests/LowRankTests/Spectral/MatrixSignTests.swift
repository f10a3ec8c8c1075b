import LinearAlgebra
import LowRank
import Testing

@Suite struct `Odd polynomials of singular values` {
  @Test func `have their extremes where an exhaustive search finds them`() {
    let polynomials = [
      OddPolynomial.muon, .cubic, .quintic, OddPolynomial(8.28721, -23.5959, 17.3004),
      OddPolynomial(1, 0), OddPolynomial(1, 1, 1), OddPolynomial(0, 0, 1),
    ]
    for p in polynomials {
      for interval in [0.003...1, 0...0.5, 0.2...0.2, 0.5...1.3] as [ClosedRange<Double>] {
        let image = p.image(of: interval)
        let width = interval.upperBound - interval.lowerBound
        let values = (0...20_000).map { p(interval.lowerBound + width * Double($0) / 20_000) }
        for value in values { #expect(value >= image.lowerBound - 1e-12) }
        for value in values { #expect(value <= image.upperBound + 1e-12) }
        #expect((values.min() ?? 0) - image.lowerBound <= 1e-6)
        #expect(image.upperBound - (values.max() ?? 0) <= 1e-6)
      }
    }
  }

  @Test func `of Muon never come to 1, and stay between 0.68 and 1.21`() {
    let image = Array(repeating: OddPolynomial.muon, count: 5).image(of: 0.003...1)
    #expect(abs(image.lowerBound - 0.682) < 5e-4 && abs(image.upperBound - 1.202) < 5e-4)
    #expect(OddPolynomial.muon(1) != 1)
    for point in [0.868, 1.264] { #expect(abs(OddPolynomial.muon(point) - point) < 2e-3) }
  }
}

@Suite struct `The best steps toward the matrix sign` {
  @Test func `are those that were published`() throws {
    let express = try PolarExpress(from: 1e-3, steps: 7, cushion: 0.02407)
    let published = [
      (8.28721, -23.5959, 17.3004), (4.10706, -2.94785, 0.544843), (3.94869, -2.9089, 0.551819),
      (3.31842, -2.48849, 0.510049), (2.30065, -1.6689, 0.418807), (1.8913, -1.268, 0.376804),
      (1.875, -1.25, 0.375),
    ]
    for (found, known) in zip(express.polynomials, published) {
      #expect(abs(found.a - known.0) < 1e-5 * abs(known.0) * 1.5, "\(found)")
      #expect(abs(found.b - known.1) < 1e-4 * abs(known.1), "\(found)")
      #expect(abs(found.c - known.2) < 1e-4 * abs(known.2), "\(found)")
    }
  }

  @Test func `leave the errors that were published`() throws {
    for (steps, error) in [(5, 0.154), (6, 0.0056), (7, 9.1e-6)] {
      // The published list is used with a slack of a hundredth in every step.
      let list = try PolarExpress(from: 1e-3, steps: steps, cushion: 0.02407).polynomials
      let image = list.map { $0.stretched(by: 1.01) }.image(of: 1e-3...1)
      let worst = max(1 - image.lowerBound, image.upperBound - 1)
      #expect(abs(worst / error - 1) < 0.01, "\(steps): \(worst)")
    }
  }

  @Test func `alternate four times, and no polynomial near them is better`() throws {
    var generator = SplitMix64(seed: 91)
    for (l, u) in [(1e-3, 1), (0.02, 1.98), (0.3, 0.9), (0.9, 1.1), (0.5, 3)] {
      let best = try OddPolynomial(minimaxOn: l...u)
      let error = 1 - best(l)
      let extremes = [l] + best.criticalPoints + [u]
      #expect(extremes.count == 4)
      for (i, x) in extremes.enumerated() {
        #expect(abs(1 - best(x) - (i % 2 == 0 ? error : -error)) <= 1e-12)
      }
      for _ in 0..<200 {
        let size = pow10(-Double.random(in: 1...6, using: &generator))
        func near(_ x: Double) -> Double { x * (1 + size * .random(in: -1...1, using: &generator)) }
        let other = OddPolynomial(near(best.a), near(best.b), near(best.c)).image(of: l...u)
        #expect(max(1 - other.lowerBound, other.upperBound - 1) >= error - 1e-13)
      }
    }
  }

  private func pow10(_ exponent: Double) -> Double {
    var (value, rest) = (1.0, exponent)
    while rest <= -1 { (value, rest) = (value / 10, rest + 1) }
    return value * (1 + rest * 0.9)
  }

  @Test(arguments: [0, -1, 1, 2, .infinity, .nan] as [Double])
  func `need a lowest value between 0 and 1`(_ lowest: Double) {
    #expect(throws: LinearAlgebraError.self) { try PolarExpress(from: lowest, steps: 3) }
  }
}

@Suite struct `The matrix sign` {
  @Test(arguments: precisions) func `by eight best steps is that of the SVD, in any shape and unit`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 92)
      let steps = try PolarExpress(from: 1e-3, steps: 8, cushion: 0.02407, slack: 0.01).polynomials
      for (rows, columns) in [(20, 20), (30, 8), (8, 30), (2, 2)] {
        let size = min(rows, columns)
        let values = Vector<Scalar>((0..<size).map { 1 - 0.9 * Scalar($0) / Scalar(size) })
        for exponent in [-100, 0, 100] {
          let unit = Scalar(sign: .plus, exponent: Scalar.Exponent(exponent), significand: 1)
          let m = try Matrix.random(
            rows: rows, columns: columns, singularValues: values, using: &generator
          )
          .scaled(by: unit)
          let exact = try m.matrixSign()
          for method in SignMethod.allCases {
            let sign = try m.matrixSign(by: steps, method)
            #expect((sign - exact).maxNorm <= 1e-5, "\(rows) × \(columns), \(method)")
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `is turned as the matrix is turned`() throws {
    var generator = SplitMix64(seed: 93)
    let m = Matrix<Double>.gaussian(rows: 7, columns: 5, using: &generator)
    let q = try QR(Matrix<Double>.gaussian(rows: 7, columns: 7, using: &generator)).q
    let p = try QR(Matrix<Double>.gaussian(rows: 5, columns: 5, using: &generator)).q
    let five = Array(repeating: OddPolynomial.muon, count: 5)
    for sign in [{ try $0.matrixSign() }, { try $0.matrixSign(by: five) }]
      as [(Matrix<Double>) throws -> Matrix<Double>]
    {
      #expect((try sign(q * m * p) - q * sign(m) * p).maxNorm <= 1e-13)
      #expect((try sign(m.transposed()) - sign(m).transposed()).maxNorm <= 1e-13)
    }
  }

  @Test func `has the inner product that is the nuclear norm, and no matrix of norm 1 has more`()
    throws
  {
    var generator = SplitMix64(seed: 94)
    let m = Matrix<Double>.gaussian(rows: 6, columns: 4, using: &generator)
    let nuclear = try m.singularValues().reduce(0, +)
    #expect(abs(m.hadamard(try m.matrixSign()).elements.reduce(0, +) - nuclear) <= 1e-13)
    for _ in 0..<200 {
      let other = Matrix<Double>.gaussian(rows: 6, columns: 4, using: &generator)
      let unit = other / (try other.singularValues()[0])
      #expect(m.hadamard(unit).elements.reduce(0, +) <= nuclear)
    }
  }

  @Test func `of a deficient matrix has its rank, of zero is zero, and needs finite numbers`()
    throws
  {
    var generator = SplitMix64(seed: 95)
    let m = try Matrix<Double>.random(
      rows: 9, columns: 6, singularValues: [3, 1e-6], using: &generator)
    #expect(try m.matrixSign().singularValues().map { $0.rounded() } == [1, 1, 0, 0, 0, 0])
    let zero = Matrix<Double>.zero(rows: 3, columns: 2)
    #expect(try zero.matrixSign() == zero && zero.matrixSign(by: [.cubic]) == zero)
    #expect(throws: LinearAlgebraError.self) {
      try Matrix<Double>(rows: 2, columns: 2, repeating: .nan).matrixSign(by: [.cubic])
    }
  }
}
