import LinearAlgebra
import LowRank
import Testing

@Suite struct `Eigenvalues of a symmetric operator` {
  /// A symmetric matrix with given eigenvalues.
  private func symmetric<Scalar: LinearAlgebraScalar>(
    _ values: Vector<Scalar>, using generator: inout SplitMix64
  ) throws -> Matrix<Scalar> {
    let n = values.count
    let q = try QR(Matrix<Scalar>.gaussian(rows: n, columns: n, using: &generator)).q
    let a = q.scaled(columnsBy: values) * q.transpose
    return (a + a.transposed()).scaled(by: 0.5)
  }

  @Test(arguments: precisions) func `are found at either end, repeated or not`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 61)
      let spectra: [Vector<Scalar>] = [
        Vector((0..<150).map { 1 - Scalar($0) / 60 }),
        Vector((0..<120).map { [1, 0.5, -0.75, 0][$0 % 4] }),
        Vector((0..<90).map { $0 == 4 ? -2 : Scalar($0) / 90 }),
        Vector((0..<5).map { Scalar($0) - 2 }), .zero(40),
      ]
      for values in spectra {
        let a = try symmetric(values, using: &generator)
        let bound = 64 * Scalar.ulpOfOne * Scalar(values.count).squareRoot() * 2
        for end in SpectrumEnd.allCases {
          let count = min(6, values.count)
          let eigen = try SymmetricEigen(lanczos: a, count: count, end: end, using: &generator)
          let sorted =
            switch end {
            case .largest: values.sorted(by: >)
            case .smallest: values.sorted(by: <)
            case .largestMagnitude: values.sorted { $0.magnitude > $1.magnitude }
            }
          if end != .largestMagnitude {
            let expected = sorted.prefix(count).sorted()
            for (found, right) in zip(eigen.eigenvalues, expected) {
              #expect(abs(found - right) <= bound, "\(end)")
            }
          }
          let x = eigen.eigenvectors
          let residual = a * x - x.scaled(columnsBy: eigen.eigenvalues)
          #expect(residual.columnNorms.allSatisfy { $0 <= bound }, "\(end)")
          #expect((x.gram() - .identity(count)).maxNorm <= bound)
        }
      }
    }
    try check(scalar)
  }

  @Test func `have the residuals that were allowed, in crowds of them too`() throws {
    for (tolerance, gap, width) in [(1e-2, 3e-3, 4), (1e-4, 1e-4, 1), (1e-4, 2e-5, 4)] {
      let a = Matrix<Double>(diagonal: Vector((0..<400).map { max(0, 1 - gap * Double($0)) }))
      for seed in 0..<5 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        let eigen = try SymmetricEigen(
          lanczos: a, count: 1, tolerance: tolerance, blockSize: width, using: &generator)
        let x = eigen.eigenvectors
        let residual = a * x - x.scaled(columnsBy: eigen.eigenvalues)
        #expect(residual.frobeniusNorm <= tolerance * (1 + 1e-9), "\(gap), seed \(seed)")
      }
    }
  }

  @Test func `are found from a few products where they fall fast`() throws {
    var generator = SplitMix64(seed: 62)
    let values = Vector<Double>((0..<80).map { ($0 % 2 == 0 ? 1 : -1) / Double(1 << min($0, 40)) })
    let a = try symmetric(values, using: &generator)
    let eigen = try SymmetricEigen(randomized: a, count: 5, using: &generator)
    for (found, right) in zip(eigen.eigenvalues, values.prefix(5).sorted()) {
      #expect(abs(found - right) <= 1e-12)
    }
  }
}

@Suite struct `An operator without entries` {
  @Test func `has columns, rows, norms and a rank`() throws {
    var generator = SplitMix64(seed: 63)
    let left = SparseMatrix<Double>.random(
      rows: 200, columns: 6, nonZeroCount: 200, using: &generator)
    let right = Matrix<Double>.gaussian(rows: 6, columns: 90, using: &generator)
    let a = SparseMatrix(Matrix(left) * right)
    let dense = Matrix(a)
    let rank = try dense.numericalRank()
    let id = try InterpolativeDecomposition(operator: a, rank: rank, using: &generator)
    #expect(id.skeleton == dense[columns: id.columnIndices])
    #expect((Matrix(id) - dense).frobeniusNorm <= 1e-12 * dense.frobeniusNorm)
    let cur = try CUR(operator: a, rank: rank, using: &generator)
    #expect(cur.c == dense[columns: cur.columnIndices] && cur.r == dense[rows: cur.rowIndices])
    #expect((Matrix(cur) - dense).frobeniusNorm <= 1e-11 * dense.frobeniusNorm)
    let norm = try dense.spectralNorm()
    #expect(abs(try a.spectralNorm(tolerance: 1e-6, using: &generator) - norm) <= 1e-6 * norm)
    #expect(try a.estimatedRank(relativeTolerance: 1e-9, using: &generator) == rank)
    // Ten standard deviations.
    let estimate = try a.estimatedFrobeniusNorm(samples: 400, using: &generator)
    let ratio = estimate / dense.frobeniusNorm
    #expect(abs(ratio * ratio - 1) <= 10 * (2.0 / 400).squareRoot())
    let slow = Matrix<Double>(rows: 90, columns: 70) { 1 / (1 + Double($0 + 2 * $1)) }
    let coarse = try InterpolativeDecomposition(operator: slow, rank: 4, using: &generator)
    let best = try SVD(slow).truncationError(rank: 4)
    #expect((Matrix(coarse) - slow).frobeniusNorm <= 100 * best)
  }
}
