import LinearAlgebra
import Testing

@Suite struct `Norms` {
  @Test(arguments: scalars)
  func `norms agree with their definitions`(_ scalar: any LinearAlgebraScalar.Type) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 9) {
        let columnSums = (0..<a.columns).map { j in a[column: j].reduce(0) { $0 + $1.magnitude } }
        let rowSums = (0..<a.rows).map { i in a[row: i].reduce(0) { $0 + $1.magnitude } }
        #expect(a.oneNorm == columnSums.max() ?? 0)
        #expect(a.infinityNorm == rowSums.max() ?? 0)
        #expect(a.maxNorm == a.elements.map(\.magnitude).max() ?? 0)
        let squares = a.elements.reduce(0) { $0 + $1 * $1 }
        #expect((a.frobeniusNorm - squares.squareRoot()).magnitude <= a.roundoff * a.frobeniusNorm)
      }
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `norms stand in the order that the theorems say`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      for a in try Matrix<S>.samples(seed: 10) {
        let slack = 1 + a.roundoff
        let rank = S(min(a.rows, a.columns)).squareRoot()
        let spectral = try a.spectralNorm()
        let nuclear = try a.nuclearNorm()
        #expect(a.maxNorm <= spectral * slack && spectral <= a.frobeniusNorm * slack)
        #expect(a.frobeniusNorm <= nuclear * slack)
        #expect(nuclear <= rank * a.frobeniusNorm * slack)
        #expect(spectral * spectral <= a.oneNorm * a.infinityNorm * slack * slack)
      }
    }
    try check(scalar)
  }

  @Test(arguments: [0x1p-1030, 1e-300, 1e-160, 1e160, 1e300])
  func `the Frobenius norm neither overflows nor underflows`(_ scale: Double) {
    let a = scale * Matrix<Double>([[1, 1], [1, 1]])
    #expect(abs(a.frobeniusNorm - 2 * scale) <= rounding(4) * 2 * scale + 4 * 0x1p-1074)
  }

  @Test(arguments: [Float(0x1p-127), 1e-30, 1e18, 1e37])
  func `nor does it in single precision`(_ scale: Float) {
    let a = scale * Matrix<Float>(rows: 8, columns: 8, repeating: 1)
    #expect(abs(a.frobeniusNorm - 8 * scale) <= rounding(64) * 8 * scale)
  }

  /// The relative error of a norm of n entries: half that of the sum of their squares, which is at
  /// most n·u in any order of adding, and a few roundings for the root and the scale.
  private func rounding<S: LinearAlgebraScalar>(_ count: Int) -> S {
    (S(count) / 2 + 4) * .ulpOfOne / 2
  }

  @Test func `what is not finite shows in every norm`() {
    for place in 0..<4 {
      var entries: [Double] = [1, 2, 3, 4]
      entries[place] = .nan
      let a = Matrix(rows: 2, columns: 2, columnMajor: entries)
      #expect(a.frobeniusNorm.isNaN && a.maxNorm.isNaN && a.oneNorm.isNaN && a.infinityNorm.isNaN)
      #expect(!a.isFinite)
      entries[place] = -.infinity
      let b = Matrix(rows: 2, columns: 2, columnMajor: entries)
      #expect(b.frobeniusNorm == .infinity && b.maxNorm == .infinity && b.oneNorm == .infinity)
      #expect(b.infinityNorm == .infinity && !b.isFinite)
    }
  }

  @Test func `finite entries are finite, even if their sum is not`() {
    #expect(Matrix<Double>(rows: 2, columns: 2, repeating: 1.7e308).isFinite)
    #expect(Matrix<Float>(rows: 2, columns: 2, repeating: 3e38).isFinite)
    #expect(Matrix<Double>.zero(rows: 0, columns: 2).isFinite)
  }

  @Test func `the condition number of empty, singular and plain matrices`() throws {
    #expect(try Matrix<Double>.zero(rows: 0, columns: 3).conditionNumber() == 1)
    #expect(try Matrix<Double>.zero(rows: 2, columns: 2).conditionNumber() == .infinity)
    #expect(try abs(Matrix<Double>([[4, 0], [0, 0.5]]).conditionNumber() - 8) < 1e-14)
  }

  @Test func `approximate equality is relative, and NaN equals nothing`() {
    let a: Matrix<Double> = [[1e300, 0], [0, 1e300]]
    #expect(a.isApproximatelyEqual(to: (1 + 1e-12) * a, relativeTolerance: 1e-11))
    #expect(!a.isApproximatelyEqual(to: (1 + 1e-12) * a, relativeTolerance: 1e-13))
    #expect(!a.isApproximatelyEqual(to: a[columns: 0..<1], relativeTolerance: 1))
    let zero = Matrix<Double>.zero(rows: 2, columns: 2)
    #expect(zero.isApproximatelyEqual(to: zero, relativeTolerance: 0))
    let nan = a.map { _ in .nan }
    #expect(!nan.isApproximatelyEqual(to: nan, relativeTolerance: 1))
    let infinite = a.map { _ in .infinity }
    #expect(!infinite.isApproximatelyEqual(to: infinite, relativeTolerance: 1))
  }
}
