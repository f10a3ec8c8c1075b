import LinearAlgebra
import LowRank
import Testing

@Suite struct `A weight cut by its outputs` {
  /// Inputs with a strong common part, correlated entries, and units far apart.
  private func inputs<Scalar: LinearAlgebraScalar>(
    _ size: Int, _ count: Int, using generator: inout SplitMix64
  ) -> Matrix<Scalar> {
    let mixing = Matrix<Scalar>.gaussian(rows: size, columns: size, using: &generator)
    let units = Vector((0..<size).map { Scalar(1) / Scalar(1 + $0) })
    let scattered =
      mixing
      * Matrix<Scalar>.gaussian(
        rows: size, columns: count, using: &generator
      ).scaled(rowsBy: units)
    return scattered + Matrix(rows: size, columns: count, repeating: 1)
  }

  private func statistics<Scalar: LinearAlgebraScalar>(
    _ x: Matrix<Scalar>
  ) throws -> InputStatistics {
    var statistics = InputStatistics(size: x.rows)
    try statistics.add(x)
    return statistics
  }

  private func error<Scalar: LinearAlgebraScalar>(
    _ weight: Matrix<Scalar>, _ small: LowRankMatrix<Scalar>, _ x: Matrix<Scalar>
  ) -> Scalar {
    ((weight - Matrix(small)) * x).frobeniusNorm / Scalar(x.columns).squareRoot()
  }

  @Test(arguments: precisions) func `has the discarded singular values for an output error`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 1)
      for (rows, columns) in [(8, 12), (12, 8), (1, 6), (6, 1), (7, 7)] {
        let weight = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let x: Matrix<Scalar> = inputs(columns, 40, using: &generator)
        let seen = try statistics(x)
        let ways = try [
          OutputSVD(weight, gram: seen.gram), OutputSVD(weight, inputs: x),
        ]
        let size = ways[0].singularValues[0]
        for outputs in ways {
          for rank in 0...min(rows, columns) {
            let small = try outputs.truncated(toRank: rank)
            let promised = try outputs.truncationError(rank: rank)
            #expect(abs(error(weight, small, x) - promised) <= 200 * .ulpOfOne * size)
            #expect(small.rank == rank)
          }
        }
      }
    }
    try check(scalar)
  }

  @Test func `has never a larger output error than other ways to cut`() throws {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<20 {
      let weight = Matrix<Double>.gaussian(rows: 9, columns: 11, using: &generator)
      let x: Matrix<Double> = inputs(11, 30, using: &generator)
      let seen = try statistics(x)
      let outputs = try OutputSVD(weight, gram: seen.gram)
      for rank in 1...9 {
        let least = try outputs.truncationError(rank: rank)
        let others = try [
          LowRankMatrix(SVD(weight).truncated(toRank: rank)),
          LowRankMatrix(
            activationScaled: weight, magnitudes: seen.meanMagnitudes, rank: rank),
          LowRankMatrix(
            activationScaled: weight, magnitudes: seen.meanMagnitudes, exponent: 1, rank: rank),
        ]
        for other in others {
          #expect(least <= error(weight, other, x) * (1 + 1e-12) + 1e-12)
        }
      }
    }
  }

  @Test func `needs no inverse: inputs may be dead, repeated or too few`() throws {
    var generator = SplitMix64(seed: 3)
    let weight = Matrix<Double>.gaussian(rows: 48, columns: 64, using: &generator)
    var x: Matrix<Double> = inputs(64, 200, using: &generator)
    for j in 0..<x.columns {
      for i in 0..<10 { x[i, j] = 0 }
      for i in 10..<20 { x[i, j] = x[i + 20, j] }
    }
    for x in [x, x[columns: 0..<5]] {
      let ways = try [
        // Where nothing is left, a Gram matrix of squares knows that to √ε only.
        (OutputSVD(weight, gram: statistics(x).gram), 1e-7),
        (OutputSVD(weight, inputs: x), 1e-10),
      ]
      for (outputs, rough) in ways {
        let size = outputs.singularValues[0]
        for rank in [1, 4, min(20, outputs.singularValues.count)] {
          let small = try outputs.truncated(toRank: rank)
          let promised = try outputs.truncationError(rank: rank)
          #expect(Matrix(small).isFinite)
          let slack = promised < 1e-6 * size ? rough : 1e-10
          #expect(abs(error(weight, small, x) - promised) < slack * size)
        }
      }
    }
  }

  @Test func `has for no input a larger error than the form with a pseudo-inverse`() throws {
    var generator = SplitMix64(seed: 4)
    let weight = Matrix<Double>.gaussian(rows: 10, columns: 12, using: &generator)
    let x: Matrix<Double> = inputs(12, 6, using: &generator)
    let s = x / Double(x.columns).squareRoot()
    let cut = try SVD(weight * s).truncated(toRank: 3)
    let published = Matrix(cut) * (try PseudoInverse(s).matrix)
    let small = Matrix(try OutputSVD(weight, inputs: x).truncated(toRank: 3))
    #expect(((published - small) * x).frobeniusNorm < 1e-11 * (small * x).frobeniusNorm)
    for _ in 0..<50 {
      let new = Matrix<Double>.gaussian(rows: 12, columns: 1, using: &generator)
      let (ours, theirs) = ((weight - small) * new, (weight - published) * new)
      #expect(ours.frobeniusNorm <= theirs.frobeniusNorm + 1e-12)
    }
  }

  @Test func `keeps its choice in other units`() throws {
    var generator = SplitMix64(seed: 5)
    let weight = Matrix<Double>.gaussian(rows: 6, columns: 8, using: &generator)
    let x: Matrix<Double> = inputs(8, 30, using: &generator)
    let first = try OutputSVD(weight, gram: statistics(x).gram)
    for power in [0x1p-200, 0x1p200] {
      let other = try OutputSVD(power * weight, gram: statistics((1 / power) * x).gram)
      let small = Matrix(try other.truncated(toRank: 3))
      let expected = power * Matrix(try first.truncated(toRank: 3))
      #expect(small.isApproximatelyEqual(to: expected, relativeTolerance: 1e-10))
    }
  }

  @Test func `leaves the mean to a bias where it is centered`() throws {
    var generator = SplitMix64(seed: 6)
    let weight = Matrix<Double>.gaussian(rows: 7, columns: 9, using: &generator)
    let x: Matrix<Double> = inputs(9, 50, using: &generator)
    let seen = try statistics(x)
    let outputs = try OutputSVD(weight, statistics: seen, isCentered: true)
    for rank in 1...7 {
      let small = try outputs.truncated(toRank: rank)
      let missing = weight * seen.mean - small * seen.mean
      let ones = Vector<Double>(repeating: 1, count: x.columns)
      let left = (weight - Matrix(small)) * x - missing.outer(ones)
      let found = left.frobeniusNorm / Double(x.columns).squareRoot()
      #expect(abs(found - (try outputs.truncationError(rank: rank))) < 1e-10)
      let plain = try OutputSVD(weight, gram: seen.gram).truncationError(rank: rank)
      #expect(found <= plain + 1e-10)
    }
  }

  @Test func `refuses what is no Gram matrix, and ranks that it does not have`() throws {
    let weight = Matrix<Double>.identity(3)
    #expect(throws: LinearAlgebraError.notPositiveSemidefinite(index: 0, value: -1)) {
      try OutputSVD(weight, gram: [[1, 0, 0], [0, -1, 0], [0, 0, 1]])
    }
    var damaged = Matrix<Double>.identity(3)
    damaged[1, 1] = .nan
    #expect(throws: LinearAlgebraError.self) { try OutputSVD(weight, gram: damaged) }
    #expect(throws: LinearAlgebraError.rankOutOfRange(rank: 4, allowed: 0...3)) {
      try OutputSVD(weight, gram: .identity(3)).truncated(toRank: 4)
    }
  }

  @Test func `is the truncated SVD for inputs without a preference, and finite without inputs`()
    throws
  {
    var generator = SplitMix64(seed: 7)
    let weight = Matrix<Double>.gaussian(rows: 4, columns: 5, using: &generator)
    let outputs = try OutputSVD(weight, gram: .identity(5))
    let best = Matrix(try SVD(weight).truncated(toRank: 2))
    #expect((Matrix(try outputs.truncated(toRank: 2)) - best).maxNorm < 1e-13)
    let silent = try OutputSVD(weight, gram: InputStatistics(size: 5).gram)
    #expect(try silent.truncationError(rank: 1) == 0)
    #expect(Matrix(try silent.truncated(toRank: 1)).isFinite)
  }
}
