import LinearAlgebra
import LowRank
import RealModule
import Testing

@Suite struct `A Lanczos SVD` {
  /// Compares with LAPACK: values, orthonormal vectors, and residuals of both kinds.
  private func check<Scalar: LinearAlgebraScalar>(
    _ a: Matrix<Scalar>, rank: Int, blockSize: Int = 4, seed: UInt64 = 1
  ) throws {
    var generator = SplitMix64(seed: seed)
    let svd = try SVD(lanczos: a, rank: rank, blockSize: blockSize, using: &generator)
    let truth = try a.singularValues()
    let size = Swift.max(truth.first ?? 0, .leastNormalMagnitude)
    let bound = 200 * Scalar.ulpOfOne * Scalar(max(a.rows, a.columns)) * size
    #expect(svd.singularValues.count == rank)
    for i in 0..<rank {
      #expect((svd.singularValues[i] - truth[i]).magnitude <= bound, "σ\(i) of \(a.shape)")
    }
    let unit = Scalar(200) * .ulpOfOne * Scalar(max(a.rows, a.columns))
    #expect((svd.u.gram() - .identity(rank)).maxNorm <= unit)
    #expect((svd.v.gram() - .identity(rank)).maxNorm <= unit)
    let us = svd.u.scaled(columnsBy: svd.singularValues)
    let vs = svd.v.scaled(columnsBy: svd.singularValues)
    #expect((a * svd.v - us).maxNorm <= bound)
    #expect((a.transpose * svd.u - vs).maxNorm <= bound)
  }

  @Test(arguments: precisions) func `agrees with LAPACK on all shapes and ranks`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 3)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        for rank in Set([0, 1, min(rows, columns) / 2, min(rows, columns)])
        where rank <= min(rows, columns) {
          for width in [1, 3] { try check(a, rank: rank, blockSize: width) }
        }
      }
    }
    try run(scalar)
  }

  @Test(arguments: precisions) func `agrees with LAPACK over restarts`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 4)
      for decay in [0.5, 0.9, 0.99] {
        let values = Vector<Scalar>((0..<200).map { Scalar(Double.pow(decay, Double($0))) })
        let a = try Matrix.random(
          rows: 300, columns: 200, singularValues: values, using: &generator)
        try check(a, rank: 10)
        try check(a.transposed(), rank: 10, blockSize: 1)
      }
      try check(Matrix<Scalar>.gaussian(rows: 400, columns: 250, using: &generator), rank: 6)
    }
    try run(scalar)
  }

  @Test(arguments: precisions, [1, 2, 4]) func `finds every copy of a repeated singular value`(
    _ scalar: any LinearAlgebraScalar.Type, _ width: Int
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 5)
      let large = Array(repeating: Scalar(3), count: 9) + Array(repeating: 2, count: 5)
      let values = Vector(large + (0..<180).map { 1 / Scalar($0 + 1) })
      let a = try Matrix.random(rows: 260, columns: 230, singularValues: values, using: &generator)
      for rank in [1, 5, 12, 14, 17] { try check(a, rank: rank, blockSize: width) }
    }
    try run(scalar)
  }

  @Test(arguments: precisions) func `goes on where the Krylov space ends`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 6)
      try check(Matrix<Scalar>.zero(rows: 300, columns: 200), rank: 7)
      try check(Matrix<Scalar>.identity(250), rank: 9)
      let low = try Matrix<Scalar>.random(
        rows: 300, columns: 200, singularValues: [5, 4, 1], using: &generator)
      try check(low, rank: 10)
      try check(Matrix(diagonal: Vector<Scalar>((0..<220).map { Scalar($0 % 5) })), rank: 50)
    }
    try run(scalar)
  }

  @Test(arguments: precisions) func `holds on the stress bank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for entry in try Fixture.bank(for: Scalar.self) {
        let a: Matrix<Scalar> = entry.matrix()
        let most = min(a.rows, a.columns)
        guard (try? SVD(a)) != nil, most > 0 else { continue }
        try check(a, rank: min(3, most))
      }
    }
    try run(scalar)
  }

  /// Where σ₁ is many times the last value, squares have lost digits, and both bases are needed.
  @Test(arguments: precisions) func `keeps its residual however small the last value is beside σ₁`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 11)
      for ratio: Double in [2, 5, 7, 20, 1000] {
        let values = Vector<Scalar>(
          (0..<400).map { Scalar(Double.pow(ratio, -Double($0) / 19)) })
        let a = try Matrix.random(
          rows: 500, columns: 400, singularValues: values, using: &generator)
        for a in [a, a.transposed()] {
          let svd = try SVD(lanczos: a, rank: 20, using: &generator)
          // The residual that is promised: 64·ε·√max(m, n)·σ₁.
          let bound = 64 * Scalar.ulpOfOne * Scalar(500).squareRoot() * values[0]
          let us = svd.u.scaled(columnsBy: svd.singularValues)
          let vs = svd.v.scaled(columnsBy: svd.singularValues)
          #expect((a.transpose * svd.u - vs).columnNorms.allSatisfy { $0 <= bound })
          #expect((a * svd.v - us).columnNorms.allSatisfy { $0 <= bound })
          for k in 0..<20 { #expect((svd.singularValues[k] - values[k]).magnitude <= bound) }
        }
      }
    }
    try run(scalar)
  }

  @Test(arguments: precisions) func `finds values whose squares are beyond the range of numbers`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func run<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 12)
      let reach = Int(Scalar.greatestFiniteMagnitude.exponent) - 12
      let a = Matrix<Scalar>.gaussian(rows: 300, columns: 250, using: &generator)
      let truth = try a.singularValues()
      for exponent in [-reach / 2, reach / 2, reach] {
        let unit = Scalar(sign: .plus, exponent: Scalar.Exponent(exponent), significand: 1)
        let svd = try SVD(lanczos: unit * a, rank: 5, using: &generator)
        let bound = 1000 * Scalar.ulpOfOne * truth[0]
        for k in 0..<5 {
          #expect((svd.singularValues[k] / unit - truth[k]).magnitude <= bound)
        }
      }
    }
    try run(scalar)
  }

  @Test func `needs products alone, of a sparse matrix or a centered one`() throws {
    var generator = SplitMix64(seed: 7)
    let sparse = SparseMatrix<Double>.random(
      rows: 500, columns: 300, nonZeroCount: 3000, using: &generator)
    let truth = try Matrix(sparse).singularValues()
    let svd = try SVD(lanczos: sparse, rank: 8, using: &generator)
    for i in 0..<8 { #expect(abs(svd.singularValues[i] - truth[i]) < 1e-12 * truth[0]) }

    let data = Matrix<Double>.random(rows: 90, columns: 20, in: 4...6, using: &generator)
    let mean = data.transpose * Vector<Double>(repeating: 1 / 90, count: 90)
    let centered = data - Vector<Double>(repeating: 1, count: 90).outer(mean)
    let components = try SVD(lanczos: Centered(data), rank: 5, using: &generator)
    let expected = try centered.singularValues()
    for i in 0..<5 { #expect(abs(components.singularValues[i] - expected[i]) < 1e-11) }
  }

  @Test func `refuses ranks that cannot be, and numbers that are not finite`() {
    var generator = SplitMix64(seed: 8)
    var a = Matrix<Double>.gaussian(rows: 60, columns: 50, using: &generator)
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 51, allowed: 0...50)) {
      try SVD(lanczos: a, rank: 51, using: &generator)
    }
    a[7, 3] = .nan
    #expect(throws: LinearAlgebraError.self) { try SVD(lanczos: a, rank: 5, using: &generator) }
  }

  @Test func `says how many triplets it has when it runs out of cycles`() {
    var generator = SplitMix64(seed: 9)
    let a = Matrix<Double>.gaussian(rows: 900, columns: 800, using: &generator)
    let error = #expect(throws: LinearAlgebraError.self) {
      try SVD(lanczos: a, rank: 5, cycles: 1, using: &generator)
    }
    guard case .stoodStill(routine: "Lanczos", let count, wanted: 5, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((0..<5).contains(count))
  }

  @Test func `keeps both bases orthonormal where B becomes ill-conditioned`() throws {
    var generator = SplitMix64(seed: 10)
    let values = Vector<Double>((0..<150).map { Double.pow(0.8, Double($0)) })
    let tall = try Matrix<Double>.random(
      rows: 800, columns: 150, singularValues: values, using: &generator)
    for a in [tall, tall.transposed()] {
      for width in [1, 3] { try check(a, rank: 60, blockSize: width) }
    }
  }
}
