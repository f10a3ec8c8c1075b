import Gallery
import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `An interpolative decomposition` {
  /// Every way to make one of a given rank.
  static func all<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>, _ rank: Int
  ) throws -> [(name: String, id: InterpolativeDecomposition<Scalar>)] {
    var generator = SplitMix64(seed: 61)
    let plain = try InterpolativeDecomposition(a, rank: rank)
    return [
      ("pivoted", plain),
      ("strong", try InterpolativeDecomposition(strong: a, rank: rank)),
      ("randomized", try InterpolativeDecomposition(randomized: a, rank: rank, using: &generator)),
      ("sketched", try InterpolativeDecomposition(sketched: a, rank: rank, using: &generator)),
      ("chosen", try InterpolativeDecomposition(a, columns: plain.columnIndices)),
      ("exchanged", try InterpolativeDecomposition(exchanging: a, columns: plain.columnIndices)),
    ]
  }

  private func checkShape<Scalar>(
    _ id: InterpolativeDecomposition<Scalar>, of a: Matrix<Scalar>, rank: Int, _ name: String
  ) {
    #expect(id.rank == rank && Set(id.columnIndices).count == rank, "\(name)")
    #expect(id.skeleton == a[columns: id.columnIndices], "\(name)")
    #expect(id.coefficients[columns: id.columnIndices] == .identity(rank), "\(name)")
    #expect(id.coefficients.columns == a.columns && id.coefficients.isFinite, "\(name)")
  }

  @Test(arguments: precisions) func `of the rank of the matrix is the matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 62)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let rank = 1 + min(m, n) / 2
        let a =
          Matrix<Scalar>.gaussian(rows: m, columns: rank, using: &generator)
          * Matrix<Scalar>.gaussian(rows: rank, columns: n, using: &generator)
        for (name, id) in try Self.all(a, rank) {
          checkShape(id, of: a, rank: rank, name)
          // Gaussian factors are well conditioned up to a modest power of the size.
          let bound = rounding(a, factor: 200) * a.frobeniusNorm * id.coefficients.frobeniusNorm
          #expect((a - Matrix(id)).frobeniusNorm <= bound, "\(name), \(m) × \(n)")
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `of the stress bank is exact from the rank on`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let a: Matrix<Scalar> = entry.matrix()
        for rank in [1, min(a.rows, a.columns)] where rank <= min(a.rows, a.columns) {
          for (name, id) in try Self.all(a, rank) {
            checkShape(id, of: a, rank: rank, name + " " + entry.name)
            guard rank == min(a.rows, a.columns) else { continue }
            let bound =
              rounding(a, factor: 100) * a.frobeniusNorm * max(1, id.coefficients.frobeniusNorm)
              + 100 * .leastNonzeroMagnitude
            let error = (a - Matrix(id)).frobeniusNorm
            #expect(error <= bound, "\(name) \(entry.name)")
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `has the error that its factorization promises`() throws {
    var generator = SplitMix64(seed: 63)
    for (m, n) in [(30, 20), (20, 30), (70, 90), (1, 5), (5, 1)] {
      let a = Matrix<Double>.gaussian(rows: m, columns: n, using: &generator)
      let qr = try TruncatedPivotedQR(a)
      for (rank, promised) in qr.residualNorms.enumerated() where rank > 0 {
        let id = try InterpolativeDecomposition(a, qr, rank: rank)
        let error = (a - Matrix(id)).frobeniusNorm
        #expect(abs(error - promised) <= 1e-11 * a.frobeniusNorm, "rank \(rank)")
      }
    }
  }

  @Test func `with given columns is the best for them`() throws {
    var generator = SplitMix64(seed: 64)
    let a = Matrix<Double>.gaussian(rows: 12, columns: 9, using: &generator)
    let id = try InterpolativeDecomposition(a, columns: [7, 2, 5])
    let rest = a - Matrix(id)
    // The residual of a least-squares solution is orthogonal to the columns.
    #expect((id.skeleton.transpose * rest).maxNorm < 1e-13)
  }

  @Test func `with dependent columns leaves the surplus unused`() throws {
    let column: Vector<Double> = [1, 2, 3]
    let a = Matrix(columns: [column, column.scaled(by: 2), column.scaled(by: -1)])
    for (name, id) in try Self.all(a, 3) {
      #expect((a - Matrix(id)).maxNorm < 1e-14, "\(name)")
      #expect(id.coefficients.maxNorm <= 1, "\(name)")
    }
  }

  @Test func `of a sketch is nearly as good as of the whole`() throws {
    var generator = SplitMix64(seed: 65)
    let a = try Matrix<Double>.random(
      rows: 120, columns: 90, singularValues: Vector((1...90).map { 1 / Double($0 * $0) }),
      using: &generator)
    let plain = (a - Matrix(try InterpolativeDecomposition(a, rank: 20))).frobeniusNorm
    for _ in 0..<10 {
      let id = try InterpolativeDecomposition(randomized: a, rank: 20, using: &generator)
      #expect((a - Matrix(id)).frobeniusNorm < 1.5 * plain)
    }
  }

  @Test func `by rows is that of the transpose, and both sides share a block`() throws {
    var generator = SplitMix64(seed: 66)
    let a =
      Matrix<Double>.gaussian(rows: 17, columns: 4, using: &generator)
      * Matrix<Double>.gaussian(rows: 4, columns: 11, using: &generator)
    let rows = try RowInterpolativeDecomposition(a, rank: 4)
    #expect(rows.skeleton == a[rows: rows.rowIndices])
    #expect(rows.coefficients[rows: rows.rowIndices] == .identity(4))
    #expect((a - Matrix(rows)).frobeniusNorm < 1e-12 * a.frobeniusNorm)
    let both = try TwoSidedInterpolativeDecomposition(a, rank: 4)
    #expect(both.core == a[rows: both.rowIndices][columns: both.columnIndices])
    #expect((a - Matrix(both)).frobeniusNorm < 1e-12 * a.frobeniusNorm)
  }

  @Test func `of a zero matrix is zero, and of an empty one is empty`() throws {
    let zero = Matrix<Double>.zero(rows: 4, columns: 6)
    for (name, id) in try Self.all(zero, 2) {
      #expect(Matrix(id) == zero && id.coefficients.maxNorm == 1, "\(name)")
    }
    let empty = Matrix<Double>.zero(rows: 0, columns: 5)
    #expect(try InterpolativeDecomposition(empty, rank: 0).coefficients.columns == 5)
    #expect(try CertifiedID(zero, relativeError: 1e-3).decomposition.rank == 0)
    #expect(try CertifiedID(empty, relativeError: 1e-3).certificate.relativeErrorBound == 0)
  }

  @Test func `is refused with one sentence where there is none`() throws {
    var generator = SplitMix64(seed: 67)
    let a = Matrix<Double>.gaussian(rows: 4, columns: 6, using: &generator)
    typealias Failure = LinearAlgebraError
    for rank in [0, 5] {
      let failure = Failure.rankOutOfRange(rank: rank, allowed: 1...4)
      #expect(throws: failure) { try InterpolativeDecomposition(a, rank: rank) }
      #expect(throws: failure) { try InterpolativeDecomposition(strong: a, rank: rank) }
      #expect(throws: failure) {
        try InterpolativeDecomposition(randomized: a, rank: rank, using: &generator)
      }
      #expect(throws: failure) {
        try InterpolativeDecomposition(sketched: a, rank: rank, using: &generator)
      }
      #expect(throws: failure) { try RowInterpolativeDecomposition(a, rank: rank) }
      #expect(throws: failure) { try TwoSidedInterpolativeDecomposition(a, rank: rank) }
    }
    #expect(throws: Failure.rankOutOfRange(rank: 5, allowed: 1...4)) {
      try InterpolativeDecomposition(a, columns: [0, 1, 2, 3, 4])
    }
    #expect(
      throws: Failure.parameterOutOfRange(parameter: "bound", value: 0.5, allowed: 1...(.infinity))
    ) { try InterpolativeDecomposition(strong: a, rank: 2, bound: 0.5) }
    var broken = a
    broken[1, 2] = .nan
    #expect(throws: Failure.self) { try InterpolativeDecomposition(broken, rank: 2) }
    #expect(throws: Failure.self) { try InterpolativeDecomposition(strong: broken, rank: 2) }
    #expect(throws: Failure.self) { try CertifiedID(broken, relativeError: 0.1) }
  }
}

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
