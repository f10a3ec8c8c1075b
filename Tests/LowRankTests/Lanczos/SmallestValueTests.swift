import LinearAlgebra
import LowRank
import Testing

@Suite struct `The last singular values` {
  @Test(arguments: precisions) func `are those of the full decomposition, in any shape and unit`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 71)
      let shapes = [(120, 60), (60, 120), (80, 80), (5, 3), (3, 5), (1, 4)]
      for (rows, columns) in shapes {
        let size = min(rows, columns)
        let spectra: [Vector<Scalar>] = [
          Vector((0..<size).map { 1 - Scalar($0) / Scalar(size + 3) }),
          Vector((0..<size).map { [1, 0.5, 0.25][$0 % 3] }.sorted(by: >)),
          Vector((0..<size).map { 2 * $0 < size ? 1 : 0 }),
          Vector((0..<size).map { 1 / Scalar(1 << min($0, 40)) }),
          .zero(size),
        ]
        for values in spectra {
          for unit in [1, .ulpOfOne, 1 / .ulpOfOne] as [Scalar] {
            let a = try Matrix.random(
              rows: rows, columns: columns, singularValues: values, using: &generator
            )
            .scaled(by: unit)
            let count = min(4, size)
            let svd = try SVD(lanczos: a, rank: count, end: .smallest, using: &generator)
            let bound = 64 * Scalar.ulpOfOne * Scalar(max(rows, columns)).squareRoot() * unit
            for (found, right) in zip(svd.singularValues, values.suffix(count)) {
              #expect(abs(found - right * unit) <= bound, "\(rows) × \(columns), \(values)")
            }
            let forward = a * svd.v - svd.u.scaled(columnsBy: svd.singularValues)
            let back = a.transpose * svd.u - svd.v.scaled(columnsBy: svd.singularValues)
            #expect(forward.columnNorms.allSatisfy { $0 <= bound }, "\(rows) × \(columns)")
            #expect(back.columnNorms.allSatisfy { $0 <= bound }, "\(rows) × \(columns)")
            let flat = 64 * Scalar.ulpOfOne * Scalar(max(rows, columns)).squareRoot()
            #expect((svd.u.gram() - .identity(count)).maxNorm <= flat)
            #expect((svd.v.gram() - .identity(count)).maxNorm <= flat)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `keep digits that AᵀA has lost`() throws {
    var generator = SplitMix64(seed: 72)
    let values = Vector<Double>((0..<50).map { $0 < 49 ? 1 - Double($0) / 60 : 1e-12 })
    let a = try Matrix.random(
      rows: 200, columns: 50, singularValues: values, using: &generator)
    let svd = try SVD(lanczos: a, rank: 1, end: .smallest, using: &generator)
    #expect(abs(svd.singularValues[0] - 1e-12) <= 1e-14)
  }

  @Test func `are as many as were asked for, from none to all`() throws {
    var generator = SplitMix64(seed: 73)
    let a = Matrix<Double>.gaussian(rows: 9, columns: 6, using: &generator)
    let all = try a.singularValues()
    for count in 0...6 {
      let svd = try SVD(lanczos: a, rank: count, end: .smallest, using: &generator)
      #expect(svd.singularValues.count == count)
      for (found, right) in zip(svd.singularValues, all.suffix(count)) {
        #expect(abs(found - right) <= 1e-13)
      }
    }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 7, allowed: 0...6)) {
      try SVD(lanczos: a, rank: 7, end: .smallest, using: &generator)
    }
  }
}
