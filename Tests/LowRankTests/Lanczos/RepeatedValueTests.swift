import LinearAlgebra
import LowRank
import Testing

/// Some values, each repeated.
private func repeated<Scalar>(_ values: [Scalar], _ count: Int) -> Vector<Scalar> {
  Vector(values.flatMap { Array(repeating: $0, count: count) })
}

@Suite struct `Lanczos on a few singular values, each repeated` {
  @Test(arguments: precisions) func `finds as many copies as are asked for`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let spectra: [(rows: Int, columns: Int, values: Vector<Scalar>, rank: Int)] = [
        (400, 200, repeated([1, 0.08, 0.04, 0.01], 50), 20),
        (400, 200, repeated([1, 0.08, 0.04, 0.01], 50), 5),
        (200, 400, repeated([1, 0.08, 0.04, 0.01], 50), 10),
        (1000, 100, repeated([1, 0.08, 0.04, 0.01], 25), 5),
        (120, 120, repeated([1, 0.08, 0.04, 0.01], 30), 10),
        (60, 60, repeated([1, 0.5, 0.25], 20), 25),
        (400, 200, repeated([1, 1e-7, 1e-7, 1e-7], 50), 20),
      ]
      for (rows, columns, values, rank) in spectra {
        for seed in 0..<5 as Range<UInt64> {
          var generator = SplitMix64(seed: seed)
          let a = try Matrix<Scalar>.random(
            rows: rows, columns: columns, singularValues: values, using: &generator)
          let svd = try SVD(lanczos: a, rank: rank, using: &generator)
          // What the documentation says that a residual may be.
          let bound = 64 * Scalar.ulpOfOne * Scalar(max(rows, columns)).squareRoot()
          let residual = a.transpose * svd.u - svd.v.scaled(columnsBy: svd.singularValues)
          #expect(residual.columnNorms.allSatisfy { $0 <= bound }, "\(rows) × \(columns), \(seed)")
          for (found, right) in zip(svd.singularValues, values) {
            #expect(abs(found - right) <= bound)
          }
          #expect((svd.u.gram() - .identity(rank)).maxNorm <= bound)
          #expect((svd.v.gram() - .identity(rank)).maxNorm <= bound)
        }
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `refuses norms beyond the largest number`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) {
      var generator = SplitMix64(seed: 3)
      for n in [3, 60] {
        let a = Matrix<Scalar>(
          rows: n, columns: n, repeating: 2 * .greatestFiniteMagnitude / Scalar(n + 1))
        #expect(throws: LinearAlgebraError.self) {
          try SVD(lanczos: a, rank: 1, using: &generator)
        }
        #expect(throws: LinearAlgebraError.self) {
          try SymmetricEigen(lanczos: a, count: 1, using: &generator)
        }
      }
    }
    check(scalar)
  }

  @Test func `says what would help when it cannot go on`() throws {
    let error = LinearAlgebraError.stoodStill(
      routine: "Lanczos", found: 3, wanted: 20, of: "triplets", remedy: "allow more cycles")
    #expect(error.description == "Lanczos stood still with 3 of 20 triplets: allow more cycles.")
  }
}
