import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `A CUR decomposition` {
  @Test(arguments: precisions) func `of the rank of the matrix is the matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 111)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let rank = 1 + min(m, n) / 3
        let a =
          Matrix<Scalar>.gaussian(rows: m, columns: rank, using: &generator)
          * Matrix<Scalar>.gaussian(rows: rank, columns: n, using: &generator)
        let id = try TwoSidedInterpolativeDecomposition(a, rank: rank)
        let (rows, columns) = (id.rowIndices, id.columnIndices)
        // Gaussian factors, and so the chosen blocks, are well conditioned up to a modest factor.
        let bound = rounding(a, factor: 2000) * a.frobeniusNorm
        for cur in [
          try CUR(a, rows: rows, columns: columns),
          try CUR(intersection: a, rows: rows, columns: columns),
          try CUR(deim: a, rank: rank),
        ] {
          #expect(cur.c == a[columns: cur.columnIndices] && cur.r == a[rows: cur.rowIndices])
          #expect((a - Matrix(cur)).frobeniusNorm <= bound, "\(m) × \(n)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `has the best matrix in the middle`() throws {
    var generator = SplitMix64(seed: 112)
    let a = Matrix<Double>.gaussian(rows: 10, columns: 8, using: &generator)
    let cur = try CUR(a, rows: [1, 5, 6], columns: [0, 3, 4, 7])
    let best = (a - Matrix(cur)).frobeniusNorm
    #expect((Matrix(cur) - cur.c * Matrix(cur.u) * cur.r).maxNorm < 1e-13)
    for _ in 0..<30 {
      let other =
        Matrix(cur.u) + Matrix.gaussian(rows: 4, columns: 3, using: &generator).scaled(by: 0.01)
      #expect((a - cur.c * other * cur.r).frobeniusNorm >= best)
    }
  }

  @Test func `by intersection has its rows and columns right, and a Schur complement elsewhere`()
    throws
  {
    var generator = SplitMix64(seed: 113)
    let a = Matrix<Double>.gaussian(rows: 9, columns: 7, using: &generator)
    let (rows, columns) = ([2, 4, 8], [1, 5, 6])
    let rest = a - Matrix(try CUR(intersection: a, rows: rows, columns: columns))
    #expect(rest[rows: rows].maxNorm < 1e-12 && rest[columns: columns].maxNorm < 1e-12)
    let (otherRows, otherColumns) = ([0, 1, 3, 5, 6, 7], [0, 2, 3, 4])
    let schur =
      a[rows: otherRows][columns: otherColumns]
      - a[rows: otherRows][columns: columns]
      * (try a[rows: rows][columns: columns].solve(a[rows: rows][columns: otherColumns]))
    #expect((rest[rows: otherRows][columns: otherColumns] - schur).maxNorm < 1e-11)
  }

  @Test func `survives a nearly singular intersection with the best middle, not with the other`()
    throws
  {
    // The intersection is ε, so its inverse magnifies everything that is not of rank one.
    let epsilon = 1e-9
    let a: Matrix<Double> = [[epsilon, 1], [1, 0]]
    let best = try CUR(a, rows: [0], columns: [0])
    let cross = try CUR(intersection: a, rows: [0], columns: [0])
    #expect((a - Matrix(best)).frobeniusNorm < 1.5)
    #expect((a - Matrix(cross)).frobeniusNorm > 1e8)
    let guarded = try CUR(intersection: a, rows: [0], columns: [0], relativeTolerance: 1)
    #expect((a - Matrix(guarded)).frobeniusNorm < 1.5)
  }

  @Test(arguments: [3, 8, 15]) func `by interpolation of singular vectors keeps its bound`(
    _ rank: Int
  ) throws {
    var generator = SplitMix64(seed: 114)
    let spectrum = Vector<Double>((0..<30).map { 1 / Double(1 + $0 * $0) })
    let a = try Matrix<Double>.random(
      rows: 40, columns: 30, singularValues: spectrum, using: &generator)
    let cur = try CUR(deim: a, rank: rank)
    let svd = try SVD(a)
    let etaRows = try svd.u[columns: 0..<rank].interpolationConstant(at: cur.rowIndices)
    let etaColumns = try svd.v[columns: 0..<rank].interpolationConstant(at: cur.columnIndices)
    #expect(etaRows >= 1 && etaColumns >= 1)
    let error = try (a - Matrix(cur)).spectralNorm()
    #expect(error <= (etaRows + etaColumns) * spectrum[rank] * (1 + 1e-10))
    #expect(error >= spectrum[rank] * (1 - 1e-10))
  }

  @Test func `takes the interpolation places one by one where the error is largest`() throws {
    var generator = SplitMix64(seed: 115)
    let v = try Matrix<Double>.orthonormal(rows: 20, columns: 6, using: &generator)
    var places: [Int] = []
    for k in 0..<6 {
      var residual = v[column: k]
      if k > 0 {
        let before = v[columns: 0..<k]
        let weights = try before[rows: places].solve(Vector(places.map { v[$0, k] }))
        residual = residual - before * weights
      }
      places.append(residual.indices.max { abs(residual[$0]) < abs(residual[$1]) } ?? 0)
    }
    #expect(try v.deimIndices() == places)
  }

  @Test func `by leverage takes rows that stand alone, and never zero rows`() throws {
    var generator = SplitMix64(seed: 116)
    // Row 0 alone spans a direction; rows 1 to 19 share another; the rest are zero.
    let a = Matrix<Double>(rows: 30, columns: 5) { i, j in
      i == 0 ? (j == 0 ? 1 : 0) : i < 20 ? (j == 0 ? 0 : 1) : 0
    }
    let svd = try SVD(a)
    let scores = svd.rowLeverageScores(rank: 2)
    #expect(abs(scores[0] - 1) < 1e-12 && abs(scores.elements.reduce(0, +) - 2) < 1e-12)
    #expect(scores.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
    for _ in 0..<20 {
      let cur = try CUR(leverage: a, rank: 2, rows: 6, columns: 3, using: &generator)
      #expect(cur.rowIndices.allSatisfy { $0 < 20 } && Set(cur.rowIndices).count == 6)
      #expect(cur.columnIndices.count == 3)
    }
  }

  @Test(arguments: precisions) func `of the stress bank is finite, and no worse than nothing`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) where entry.name != "subnormal" {
        let a: Matrix<Scalar> = entry.matrix()
        let limit = min(a.rows, a.columns)
        guard limit > 0 else { continue }
        for rank in [1, max(1, limit / 2), limit] {
          let cur = try CUR(deim: a, rank: rank)
          let error = (a - Matrix(cur)).frobeniusNorm
          #expect(error <= a.frobeniusNorm * (1 + rounding(a)), "\(entry.name)")
          guard rank == limit else { continue }
          #expect(error <= rounding(a, factor: 100) * a.frobeniusNorm, "\(entry.name)")
        }
      }
    }
    try check(scalar)
  }

  @Test func `of a zero matrix is zero, and bad input is refused`() throws {
    let zero = Matrix<Double>.zero(rows: 4, columns: 3)
    #expect(Matrix(try CUR(zero, rows: [0], columns: [1])) == zero)
    #expect(Matrix(try CUR(intersection: zero, rows: [0], columns: [1])) == zero)
    #expect(Matrix(try CUR(deim: zero, rank: 2)) == zero)
    typealias Failure = LinearAlgebraError
    #expect(throws: Failure.rankOutOfRange(rank: 0, allowed: 1...4)) {
      try CUR(zero, rows: [], columns: [1])
    }
    #expect(throws: Failure.rankOutOfRange(rank: 4, allowed: 1...3)) {
      try CUR(deim: zero, rank: 4)
    }
    var generator = SplitMix64(seed: 117)
    #expect(throws: Failure.rankOutOfRange(rank: 5, allowed: 1...4)) {
      try CUR(leverage: zero, rank: 1, rows: 5, columns: 1, using: &generator)
    }
    let broken: Matrix<Double> = [[1, .infinity], [0, 1]]
    #expect(throws: Failure.notFinite(routine: "A CUR decomposition", row: 0, column: 1)) {
      try CUR(broken, rows: [0], columns: [0])
    }
  }
}
