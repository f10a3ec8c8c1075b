import LinearAlgebra
import Testing

@Suite struct `NaN and infinity are refused` {
  /// Every way into a factorization.
  private func attempts<S>(_ a: Matrix<S>) -> [(String, () throws -> Void)] {
    [
      ("SVD", { _ = try SVD(a) }), ("full SVD", { _ = try SVD(full: a) }),
      ("singular values", { _ = try a.singularValues() }),
      ("spectral norm", { _ = try a.spectralNorm() }),
      ("nuclear norm", { _ = try a.nuclearNorm() }),
      ("condition number", { _ = try a.conditionNumber() }), ("QR", { _ = try QR(a) }),
      ("pivoted QR", { _ = try ColumnPivotedQR(a) }), ("LU", { _ = try LU(a) }),
      ("Cholesky", { _ = try Cholesky(a) }), ("eigen", { _ = try SymmetricEigen(a) }),
      ("solve", { _ = try a.solve(.identity(a.rows)) }),
      ("right-hand side of solve", { _ = try Matrix.identity(a.rows).solve(a) }),
      ("least squares", { _ = try a.leastSquares(.identity(a.rows)) }),
      ("right-hand side of least squares", { _ = try Matrix.identity(a.rows).leastSquares(a) }),
    ]
  }

  @Test(arguments: scalars)
  func `every factorization names the entry`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      for bad in [S.nan, .infinity, -.infinity] {
        var a = Matrix<S>.identity(4)
        a[2, 1] = bad
        a[1, 2] = bad
        for (name, attempt) in attempts(a) {
          let error = #expect(throws: LinearAlgebraError.self, "\(name)") { try attempt() }
          guard case .notFinite(_, row: 2, column: 1) = error else {
            Issue.record("\(name) threw \(String(describing: error))")
            continue
          }
        }
      }
    }
    check(scalar)
  }

  @Test(arguments: [
    LinearAlgebraError.notFinite(routine: "SVD", row: 2, column: 1),
    .didNotConverge(routine: "SVD", info: 7), .singular(pivot: 3),
    .stoodStill(routine: "Lanczos", found: 3, wanted: 9, of: "triplets", remedy: "go on"),
    .notPositiveDefinite(leadingMinor: 2), .rankDeficient(rank: 2, columns: 3),
    .rankOutOfRange(rank: 9, allowed: 0...3),
    .parameterOutOfRange(parameter: "energy", value: 1.5, allowed: 0...1),
    .parameterOutOfRange(parameter: "ridge", value: -1, allowed: 0...(.infinity)),
  ]) func `each error is one sentence with its numbers`(_ error: LinearAlgebraError) {
    let sentence = error.description
    #expect(sentence.hasSuffix(".") && !sentence.dropLast().contains(". "))
    #expect(sentence.contains(": ") && sentence.contains(where: \.isNumber))
  }

  @Test func `the error of overflow names the routine`() {
    let sentence = LinearAlgebraError.overflow(routine: "SVD").description
    #expect(sentence.hasPrefix("SVD gives numbers beyond") && sentence.hasSuffix("."))
  }
}
