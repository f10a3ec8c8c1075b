@testable import LinearAlgebra
import Testing

@Suite struct `Singular value decomposition` {
  @Test(arguments: scalars)
  func `the thin factors are orthonormal, ordered, and give the matrix back`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 11) {
        let original = a
        let svd = try SVD(a)
        let k = min(a.rows, a.columns)
        #expect(svd.u.rows == a.rows && svd.u.columns == k)
        #expect(svd.v.rows == a.columns && svd.v.columns == k)
        #expect(svd.u.isOrthonormal && svd.v.isOrthonormal)
        #expect(isDescending(svd.singularValues) && svd.singularValues.count == k)
        #expect(Matrix(svd).agrees(with: a))
        #expect(a == original, "the input is not changed")
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `the full factors are square and contain the thin ones`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 12) {
        let svd = try SVD(full: a)
        #expect(svd.u.isSquare && svd.u.rows == a.rows && svd.u.isOrthonormal)
        #expect(svd.v.isSquare && svd.v.rows == a.columns && svd.v.isOrthonormal)
        #expect(Matrix(svd).agrees(with: a))
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `the values do not depend on how they are asked for`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 13) {
        let alone = try a.singularValues()
        let slack = a.roundoff * a.frobeniusNorm
        #expect(try (alone - SVD(a).singularValues).norm <= slack)
        #expect(try (alone - SVD(full: a).singularValues).norm <= slack)
        #expect(try (alone - a.transposed().singularValues()).norm <= slack)
        #expect((alone.norm - a.frobeniusNorm).magnitude <= slack)
      }
    }
    try check(scalar)
  }

  @Test func `given singular values come out again`() throws {
    var generator = SplitMix64(seed: 14)
    let sigma: Vector<Double> = [5, 5, 2, 1e-3, 0]
    for (rows, columns) in [(5, 5), (9, 6), (6, 9)] {
      let a = try Matrix.random(
        rows: rows, columns: columns, singularValues: sigma, using: &generator)
      #expect(try (a.singularValues()[0..<5] - sigma).norm < 1e-14)
    }
  }

  @Test(arguments: [0x1p-1030, 1e-300, 1e-150, 1e150, 1e300])
  func `scale does not matter`(_ scale: Double) throws {
    var generator = SplitMix64(seed: 15)
    let a = Matrix<Double>.gaussian(rows: 9, columns: 6, using: &generator)
    let (plain, scaled) = (try SVD(a), try SVD(scale * a))
    // Numbers below 2⁻¹⁰²² are spaced evenly, 2⁻¹⁰⁷⁴ apart.
    let slack = a.roundoff + 100 * 0x1p-1074 / scale
    let difference = scaled.singularValues / scale - plain.singularValues
    #expect(difference.norm <= slack * plain.singularValues[0])
    #expect(scaled.u.isOrthonormal && scaled.v.isOrthonormal)
    let back = Matrix(scaled) / scale
    #expect(back.isApproximatelyEqual(to: a, relativeTolerance: slack))
    #expect(try (scale * a).singularValues().elements.allSatisfy { $0 > 0 && $0.isFinite })
  }

  @Test(arguments: [Float(1e-30), 1e30]) func `nor in single precision`(_ scale: Float) throws {
    var generator = SplitMix64(seed: 16)
    let a = Matrix<Float>.gaussian(rows: 9, columns: 6, using: &generator)
    let svd = try SVD(scale * a)
    #expect((Matrix(svd) / scale).agrees(with: a))
  }

  @Test func `a singular value beyond the largest number is an error, not infinity`() {
    let error = LinearAlgebraError.overflow(routine: "The SVD")
    let double = Matrix<Double>(rows: 2, columns: 2, repeating: 1.7e308)
    #expect(throws: error) { try SVD(double) }
    #expect(throws: error) { try double.singularValues() }
    #expect(throws: error) { try SVD(Matrix<Float>(rows: 2, columns: 2, repeating: 3e38)) }
  }

  @Test func `factors that are known already are wrapped`() throws {
    let identity = Matrix<Double>.identity(2)
    let svd = SVD(u: identity, singularValues: [3, 2], v: identity)
    #expect(Matrix(svd) == [[3, 0], [0, 2]])
  }
}

@Suite struct `When the SVD does not converge` {
  /// The routines of a scalar, with a `gesdd` that spoils its input and gives up, as the real one
  /// does.
  private func failing<S: LinearAlgebraScalar>(_: S.Type, both: Bool) -> _Routines<S> {
    var routines = S._routines
    routines.gesdd = { _, _, m, n, a, _, _, _, _, _, _ in
      a?.update(repeating: .nan, count: Int(m * n))
      return 1
    }
    if both { routines.gesvd = { _, _, _, _, _, _, _, _, _, _, _, _, _ in 7 } }
    return routines
  }

  @Test(arguments: scalars)
  func `the slower routine takes over`(_ scalar: any LinearAlgebraScalar.Type) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 17) {
        let routines = failing(S.self, both: false)
        let (svd, plain) = (try SVD(a, routines: routines), try SVD(a))
        #expect(svd.u.isOrthonormal && svd.v.isOrthonormal && Matrix(svd).agrees(with: a))
        let slack = a.roundoff * a.frobeniusNorm
        #expect((svd.singularValues - plain.singularValues).norm <= slack)
        let alone = try a.singularValues(routines: routines)
        #expect((alone - plain.singularValues).norm <= slack)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `if both fail, the error has the code`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      let routines = failing(S.self, both: true)
      let error = LinearAlgebraError.didNotConverge(routine: "SVD", info: 7)
      #expect(throws: error) { try SVD(Matrix<S>.identity(3), routines: routines) }
      #expect(throws: error) { try Matrix<S>.identity(3).singularValues(routines: routines) }
    }
    check(scalar)
  }

  @Test func `so has that of the symmetric eigendecomposition`() {
    var routines = Double._routines
    routines.syevd = { _, _, _, _, _, _, _ in 2 }
    let error = LinearAlgebraError.didNotConverge(
      routine: "The symmetric eigendecomposition", info: 2)
    #expect(throws: error) { try SymmetricEigen(Matrix<Double>.identity(3), routines: routines) }
  }
}

/// Whether numbers never rise and never fall below zero.
func isDescending<S>(_ values: Vector<S>) -> Bool {
  zip(values, values.dropFirst()).allSatisfy { $0 >= $1 } && (values.last ?? 0) >= 0
}
