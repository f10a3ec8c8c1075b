import LinearAlgebra
import Testing

@Suite struct `Seeded random numbers` {
  @Test func `SplitMix64 gives the numbers of its authors' reference code`() {
    var generator = SplitMix64(seed: 1_234_567)
    let words = (0..<3).map { _ in generator.next() }
    #expect(
      words == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(arguments: scalars)
  func `the same seed gives the same numbers, another seed others`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      func draw(_ seed: UInt64) throws -> [Matrix<S>] {
        var generator = SplitMix64(seed: seed)
        return [
          .random(rows: 5, columns: 4, using: &generator),
          .gaussian(rows: 5, columns: 4, using: &generator),
          try .orthonormal(rows: 5, columns: 4, using: &generator),
        ]
      }
      let (one, two) = (try draw(1), try draw(1))
      #expect(one[0] == two[0] && one[1] == two[1])
      #expect(one[2].agrees(with: two[2]), "computed by QR, so up to rounding")
      #expect(try zip(one, draw(2)).allSatisfy { !$0.agrees(with: $1) })
    }
    try check(scalar)
  }

  @Test(arguments: scalars)
  func `uniform numbers fill their range evenly`(_ scalar: any LinearAlgebraScalar.Type) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 29)
      let a = Matrix<S>.random(rows: 100, columns: 100, in: -2...6, using: &generator)
      #expect(a.elements.allSatisfy { $0 >= -2 && $0 <= 6 })
      // Five standard deviations of the mean of 10⁴ numbers of variance 8²/12, and a seed.
      #expect((a.elements.reduce(0, +) / 10000 - 2).magnitude < 0.12)
      for quarter in 0..<4 {
        let start = S(2 * quarter - 2)
        let share = a.elements.filter { $0 >= start && $0 < start + 2 }.count
        #expect(abs(share - 2500) < 220)
      }
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `normal numbers have the moments of the normal distribution`(
    _ scalar: any LinearAlgebraScalar.Type
  ) {
    func check<S: LinearAlgebraScalar>(_: S.Type) {
      var generator = SplitMix64(seed: 30)
      let a = Matrix<S>.gaussian(rows: 100, columns: 100, using: &generator)
      func mean(_ power: Int) -> S {
        a.elements.reduce(0) { sum, x in sum + (0..<power).reduce(1) { p, _ in p * x } } / 10000
      }
      // Five standard deviations of each sample moment.
      #expect(mean(1).magnitude < 0.05)
      #expect((mean(2) - 1).magnitude < 0.071)
      #expect(mean(3).magnitude < 0.2)
      #expect((mean(4) - 3).magnitude < 0.5)
    }
    check(scalar)
  }

  @Test(arguments: scalars)
  func `random orthonormal columns are orthonormal`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<S: LinearAlgebraScalar>(_: S.Type) throws {
      var generator = SplitMix64(seed: 31)
      for (rows, columns) in shapes where columns <= rows {
        let q = try Matrix<S>.orthonormal(rows: rows, columns: columns, using: &generator)
        #expect(q.rows == rows && q.columns == columns && q.isOrthonormal)
      }
    }
    try check(scalar)
  }

  @Test func `any generator serves`() {
    var system = SystemRandomNumberGenerator()
    let a = Matrix<Double>.random(rows: 3, columns: 3, using: &system)
    #expect(a.elements.allSatisfy { $0 >= 0 && $0 <= 1 } && Set(a.elements).count == 9)
    var twister = NumPyRandom(seed: 0)
    #expect(Matrix<Float>.gaussian(rows: 2, columns: 2, using: &twister).isFinite)
  }
}
