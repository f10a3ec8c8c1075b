import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `Exchanging columns` {
  @Test(arguments: precisions) func `improves random columns much, and pivoted ones a little`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 91)
      let spectrum = Vector<Scalar>((1...60).map { 1 / Scalar($0) })
      let a = try Matrix<Scalar>.random(
        rows: 80, columns: 60, singularValues: spectrum, using: &generator)
      func error(_ id: InterpolativeDecomposition<Scalar>) -> Scalar {
        (a - Matrix(id)).frobeniusNorm
      }
      let drawn = try a.selectColumns(15, by: .random, using: &generator)
      let before = error(try InterpolativeDecomposition(a, columns: drawn))
      let after = try InterpolativeDecomposition(exchanging: a, columns: drawn, rounds: 20)
      #expect(error(after) < 0.9 * before)
      #expect(after.coefficients[columns: after.columnIndices] == .identity(15))
      let best = try InterpolativeDecomposition(a, columns: after.columnIndices)
      #expect(
        after.coefficients.isApproximatelyEqual(
          to: best.coefficients, relativeTolerance: rounding(a, factor: 100)))
      let pivoted = try InterpolativeDecomposition(a, rank: 15)
      let improved = try InterpolativeDecomposition(
        exchanging: a, columns: pivoted.columnIndices, rounds: 20)
      #expect(error(improved) <= error(pivoted))
    }
    try check(scalar)
  }

  @Test func `is not moved by the scale of the matrix`() throws {
    var generator = SplitMix64(seed: 92)
    let a = Matrix<Double>.gaussian(rows: 20, columns: 30, using: &generator)
    let start = [0, 1, 2, 3, 4, 5]
    let plain = try InterpolativeDecomposition(exchanging: a, columns: start)
    #expect(plain.columnIndices != start)
    for exponent in [-1000, -300, 300, 1000] {
      let scaled = a.scaled(by: Double(sign: .plus, exponent: exponent, significand: 1))
      let id = try InterpolativeDecomposition(exchanging: scaled, columns: start)
      #expect(id.columnIndices == plain.columnIndices)
      #expect(
        id.coefficients.isApproximatelyEqual(to: plain.coefficients, relativeTolerance: 1e-12))
    }
  }

  @Test func `leaves alone what cannot be improved`() throws {
    var generator = SplitMix64(seed: 93)
    let square = Matrix<Double>.gaussian(rows: 6, columns: 6, using: &generator)
    let all = try InterpolativeDecomposition(exchanging: square, columns: [3, 1, 0, 2, 5, 4])
    #expect((square - Matrix(all)).maxNorm < 1e-13)
    let dependent = Matrix<Double>(rows: 4, columns: 5) { i, _ in Double(i) }
    let id = try InterpolativeDecomposition(exchanging: dependent, columns: [0, 1])
    #expect((dependent - Matrix(id)).maxNorm < 1e-14)
    let zero = Matrix<Double>.zero(rows: 4, columns: 5)
    #expect(Matrix(try InterpolativeDecomposition(exchanging: zero, columns: [2])) == zero)
  }

  @Test func `makes a sketch's columns nearly as good as those of pivoted QR`() throws {
    var generator = SplitMix64(seed: 94)
    let spectrum = Vector<Double>((1...150).map { 1 / Double($0) })
    let a = try Matrix<Double>.random(
      rows: 200, columns: 150, singularValues: spectrum, using: &generator)
    let reference = (a - Matrix(try InterpolativeDecomposition(a, rank: 30))).frobeniusNorm
    var errors: [Double] = []
    for rounds in [0, 2] {
      let trials = try (0..<10).map { _ in
        let sketch = Matrix.gaussian(rows: 40, columns: 200, using: &generator) * a
        let pivots = try TruncatedPivotedQR(sketch, rank: 30).pivots
        let id = try InterpolativeDecomposition(
          exchanging: a, columns: Array(pivots.prefix(30)), rounds: rounds)
        return (a - Matrix(id)).frobeniusNorm / reference
      }
      errors.append(trials.reduce(0, +) / 10)
    }
    #expect(errors[1] < errors[0] && errors[1] < 1.02)
  }

  @Test func `sees from a sketch what pivoted QR sees from the matrix`() throws {
    var generator = SplitMix64(seed: 95)
    let spectra: [(Int) -> Double] = [{ 1 / Double($0 + 1) }, { Double.exp(-Double($0) / 10) }]
    for spectrum in spectra {
      let a = try Matrix<Double>.random(
        rows: 500, columns: 300, singularValues: Vector((0..<300).map(spectrum)),
        using: &generator)
      let reference = (a - Matrix(try InterpolativeDecomposition(a, rank: 30))).frobeniusNorm
      let ratios = try (0..<10).map { _ in
        let id = try InterpolativeDecomposition(randomized: a, rank: 30, using: &generator)
        let chosen = try InterpolativeDecomposition(a, columns: id.columnIndices)
        #expect((Matrix(id) - Matrix(chosen)).maxNorm < 1e-12)
        return (a - Matrix(id)).frobeniusNorm / reference
      }
      #expect(ratios.reduce(0, +) / 10 < 1.03)
    }
  }

  @Test func `no exchange with a candidate makes a sketched choice better`() throws {
    func check<Scalar: LinearAlgebraScalar>(_ slack: Scalar) throws {
      var generator = SplitMix64(seed: 98)
      for _ in 0..<5 {
        // All columns are candidates.
        let a = Matrix<Scalar>.gaussian(rows: 100, columns: 14, using: &generator)
        let id = try InterpolativeDecomposition(
          randomized: a, rank: 8, candidates: 14, using: &generator)
        let error = (a - Matrix(id)).frobeniusNorm
        for (place, j) in (0..<8).flatMap({ place in (0..<14).map { (place, $0) } })
        where !id.columnIndices.contains(j) {
          var others = id.columnIndices
          others[place] = j
          let other = try InterpolativeDecomposition(a, columns: others)
          #expect((a - Matrix(other)).frobeniusNorm > error * (1 - slack))
        }
      }
    }
    try check(1e-6 as Double)
    try check(1e-3 as Float)
  }

  @Test func `more candidates than columns make better columns`() throws {
    var generator = SplitMix64(seed: 96)
    let a = Matrix<Double>.gaussianKernel(
      .random(rows: 400, columns: 2, using: &generator), bandwidth: 0.2)
    let means = try [20, 24, 32].map { candidates in
      try (0..<10).map { _ in
        let id = try InterpolativeDecomposition(
          randomized: a, rank: 20, candidates: candidates, using: &generator)
        return (a - Matrix(id)).frobeniusNorm
      }.reduce(0, +)
    }
    #expect(means[1] < means[0] && means[2] < means[0])
  }

  @Test func `names an entry that is not finite, also where a sketch is taken`() {
    var generator = SplitMix64(seed: 97)
    var a = Matrix<Double>.gaussian(rows: 300, columns: 40, using: &generator)
    a[211, 17] = .infinity
    let error = #expect(throws: LinearAlgebraError.self) {
      try InterpolativeDecomposition(randomized: a, rank: 5, using: &generator)
    }
    guard case .notFinite(_, row: 211, column: 17) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // Finite, but too large to be added up.
    let huge = Matrix<Double>.gaussian(rows: 300, columns: 40, using: &generator).scaled(by: 1e307)
    #expect(throws: Never.self) {
      try InterpolativeDecomposition(randomized: huge, rank: 5, using: &generator)
    }
  }
}
