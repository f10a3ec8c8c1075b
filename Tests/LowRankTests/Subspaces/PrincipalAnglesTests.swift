import LinearAlgebra
import LowRank
import Testing

@Suite struct `Principal angles` {
  /// Eighths from −1 to 1 by a rule, so that Python has the very same matrix.
  private func rule(_ rows: Int, _ columns: Int, _ s: Int) -> Matrix<Double> {
    Matrix(rows: rows, columns: columns) { i, j in
      Double((7 * i + 5 * j + 3 * i * j + s) % 17 - 8) / 8
    }
  }

  /// What `scipy.linalg.subspace_angles` of SciPy 1.17.1 gives, smallest first.
  private func expect(_ a: Matrix<Double>, _ b: Matrix<Double>, _ scipy: [Double]) throws {
    let angles = try PrincipalAngles(a, b).radians
    #expect(angles.count == scipy.count)
    for (ours, theirs) in zip(angles, scipy) { #expect(abs(ours - theirs) <= 1e-12) }
  }

  @Test func `are those of SciPy, also near 0 and near a right angle`() throws {
    try expect(rule(7, 3, 1), rule(7, 2, 4), [0.6024068552395464, 0.9158946662952248])
    try expect(
      rule(9, 4, 2), rule(9, 4, 11),
      [0.09324744119396157, 0.6076467657116633, 1.2005080603378293, 1.3123668654140932])
    let near: [(Int, [Double])] = [
      (-20, [0, 7.443388288092429e-07, 8.515005673595743e-07]),
      (-30, [0, 7.26892685751226e-10, 8.315425992938709e-10]),
      (-40, [0, 7.097597895558985e-13, 8.122158036580427e-13]),
    ]
    for (exponent, scipy) in near {
      let step = Double(sign: .plus, exponent: exponent, significand: 1)
      try expect(rule(8, 3, 1), rule(8, 3, 1) + step * rule(8, 3, 6), scipy)
    }
    let right: [(Int, [Double])] = [
      (-20, [1.5707894549403503, 1.5707957326181687]),
      (-30, [1.5707963200841037, 1.5707963262146454]),
      (-40, [1.5707963267883438, 1.57079632679433]),
    ]
    for (exponent, scipy) in right {
      let step = Double(sign: .plus, exponent: exponent, significand: 1)
      let a = rule(4, 2, 1).appending(rowsOf: .zero(rows: 4, columns: 2))
      let b = Matrix<Double>.zero(rows: 4, columns: 3).appending(rowsOf: rule(4, 3, 5))
      try expect(a, b + step * rule(8, 3, 2), scipy)
    }
    let a = rule(6, 3, 1)
    try expect(
      a, a[columns: 0..<1].appending(columnsOf: rule(6, 1, 9)), [0, 1.1862415804737605])
    let two = rule(6, 2, 1)
    try expect(
      two.appending(columnsOf: two * [[1], [2]]), rule(6, 2, 7),
      [1.0095172698283206, 1.103316596174196])
  }

  @Test(arguments: precisions) func `in a plane are what they were made of, at both ends`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      // sin t = 2t' / (1 + t'²) of a tangent of half the angle, so that no library's sine is asked.
      for exponent in [-60, -30, -12, -3] {
        let t = Scalar(sign: .plus, exponent: Scalar.Exponent(exponent), significand: 1)
        let (cosine, sine) = ((1 - t * t), 2 * t)
        let small = try PrincipalAngles<Scalar>([[1], [0]], [[cosine], [sine]]).radians[0]
        let large = try PrincipalAngles<Scalar>([[0], [1]], [[cosine], [sine]]).radians[0]
        // The arc tangent's series; what it leaves out is below twice the next power.
        let (square, third, fifth): (Scalar, Scalar, Scalar) = (t * t, 1 / 3, 1 / 5)
        let angle = 2 * t * (1 - square * (third - square * fifth))
        let rest: Scalar = 2 * t * square * square * square
        let slack: Scalar = 8 * .ulpOfOne + rest
        #expect(abs(small - angle) <= slack)
        #expect(abs(large + angle - .pi / 2) <= slack)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `do not depend on order, bases or units`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 71)
      for (rows, p, q) in [(5, 2, 2), (9, 4, 2), (9, 2, 4), (6, 6, 3), (4, 1, 1), (12, 7, 8)] {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: p, using: &generator)
        let b = Matrix<Scalar>.gaussian(rows: rows, columns: q, using: &generator)
        let angles = try PrincipalAngles(a, b).radians
        #expect(angles.count == min(p, q) && angles.allSatisfy { 0 <= $0 && $0 <= .pi / 2 })
        #expect(zip(angles, angles.dropFirst()).allSatisfy { $0 <= $1 + 4 * .ulpOfOne })
        let mixer =
          Matrix<Scalar>.gaussian(rows: p, columns: p, using: &generator) + 4 * .identity(p)
        let others = [
          try PrincipalAngles(b, a), try PrincipalAngles(a * mixer, b),
        ]
        for other in others {
          for (x, y) in zip(angles, other.radians) { #expect(abs(x - y) <= 500 * .ulpOfOne) }
        }
        let far = Scalar(sign: .plus, exponent: Scalar.Exponent(100), significand: 1)
        #expect(try PrincipalAngles(a.scaled(by: far), b.scaled(by: 1 / far)).radians == angles)
      }
    }
    try check(scalar)
  }

  @Test func `say that a space lies in another, and how far two are apart`() throws {
    var generator = SplitMix64(seed: 72)
    let a = Matrix<Double>.gaussian(rows: 8, columns: 4, using: &generator)
    let inside = try PrincipalAngles(a, a[columns: 1..<3])
    #expect(inside.overlap >= 1 - 1e-14 && inside.distance <= 1e-14)
    let itself = try PrincipalAngles(a, a)
    #expect(itself.overlap >= 1 - 1e-14 && itself.radians.count == 4)
    let across = try PrincipalAngles<Double>([[1], [0]], [[0], [1]])
    #expect(across.overlap <= 1e-30 && across.distance == 1)
    let b = Matrix<Double>.gaussian(rows: 8, columns: 4, using: &generator)
    let (p, q) = (try a.rangeBasis().rowGram(), try b.rangeBasis().rowGram())
    let apart = try PrincipalAngles(a, b)
    #expect(abs(try (p - q).spectralNorm() - apart.distance) <= 1e-13)
    #expect(abs(p.hadamard(q).elements.reduce(0, +) / 4 - apart.overlap) <= 1e-13)
  }

  @Test func `of a space that has only the zero vector are none`() throws {
    for (p, q) in [(0, 2), (2, 0), (0, 0)] {
      let angles = try PrincipalAngles<Double>(
        .zero(rows: 3, columns: p), Matrix(rows: 3, columns: q, repeating: 1))
      #expect(angles.radians.isEmpty && angles.overlap == 1 && angles.distance == 0)
    }
    let zero = try PrincipalAngles<Float>(.zero(rows: 3, columns: 2), .identity(3))
    #expect(zero.radians.isEmpty)
    #expect(throws: LinearAlgebraError.self) { try PrincipalAngles<Double>([[.nan]], [[1]]) }
  }
}
