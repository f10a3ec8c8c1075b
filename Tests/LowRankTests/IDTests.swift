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
