import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `Truncating a decomposition` {
  @Test(arguments: precisions) func `has exactly the promised error`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 12)
      for (rows, columns) in generator.shapes() {
        let a = Matrix<Scalar>.gaussian(rows: rows, columns: columns, using: &generator)
        let svd = try SVD(a)
        for rank in 0...min(rows, columns) {
          let error = try a - Matrix(svd.truncated(toRank: rank))
          let bound = rounding(a) * a.frobeniusNorm
          #expect(try abs(error.frobeniusNorm - svd.truncationError(rank: rank)) <= bound)
          let spectral = try svd.truncationError(rank: rank, in: .spectral)
          #expect(try abs(error.spectralNorm() - spectral) <= bound)
        }
      }
    }
    try check(scalar)
  }

  @Test func `beats every competitor of its rank, in both norms`() throws {
    var generator = SplitMix64(seed: 13)
    for (rows, columns) in generator.shapes() where min(rows, columns) > 2 {
      let a = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      let svd = try SVD(a)
      let rank = 1 + Int(generator.uniform() * Double(min(rows, columns) - 1))
      let best = LowRankMatrix(try svd.truncated(toRank: rank))
      for size in [1, 0.1, 1e-2, 1e-4] {
        let left = Matrix<Double>.gaussian(rows: rows, columns: rank, using: &generator)
        let right = Matrix<Double>.gaussian(rows: rank, columns: columns, using: &generator)
        let near = (best.left + size * left) * (best.right + size * right)
        let q = try QR(left).q
        for rival in [near, q * (q.transpose * a)] {
          let error = a - rival
          let slack = rounding(a) * a.frobeniusNorm
          #expect(try error.frobeniusNorm >= svd.truncationError(rank: rank) - slack)
          #expect(
            try error.spectralNorm() >= svd.truncationError(rank: rank, in: .spectral) - slack)
        }
      }
    }
  }

  @Test(arguments: precisions) func `recovers a matrix of rank r at rank r`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 14)
      for (rows, columns) in generator.shapes() where min(rows, columns) > 4 {
        let left = Matrix<Scalar>.gaussian(rows: rows, columns: 4, using: &generator)
        let a = left * Matrix<Scalar>.gaussian(rows: 4, columns: columns, using: &generator)
        let svd = try SVD(a)
        #expect(svd.numericalRank() == 4)
        #expect(
          try Matrix(svd.truncated(toRank: 4)).isApproximatelyEqual(
            to: a, relativeTolerance: rounding(a)))
        #expect(try svd.rank(forRelativeError: rounding(a)) == 4)
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `to a relative error is the shortest that reaches it`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 15)
      let a = try Matrix<Scalar>.random(
        rows: 25, columns: 18, singularValues: .geometric(18, from: 1, to: 1e-4), using: &generator)
      let svd = try SVD(a)
      for norm in [TruncationNorm.frobenius, .spectral] {
        let whole = try svd.truncationError(rank: 0, in: norm)
        for error: Scalar in [0.9, 0.5, 0.1, 0.01, 1e-3] {
          let rank = try svd.rank(forRelativeError: error, in: norm)
          let short = try svd.truncated(toRelativeError: error, in: norm)
          #expect(short.singularValues.count == rank)
          #expect(try svd.truncationError(rank: rank, in: norm) <= error * whole)
          #expect(try svd.truncationError(rank: rank - 1, in: norm) > error * whole)
        }
        #expect(try svd.rank(forRelativeError: 1, in: norm) == 0)
        #expect(try svd.rank(forRelativeError: 0, in: norm) == 18)
      }
    }
    try check(scalar)
  }

  @Test func `keeps thin factors of a full decomposition`() throws {
    var generator = SplitMix64(seed: 16)
    let a = Matrix<Double>.gaussian(rows: 7, columns: 4, using: &generator)
    let short = try SVD(full: a).truncated(toRank: 2)
    #expect(short.u.columns == 2 && short.v.columns == 2 && short.u.rows == 7)
    #expect(
      try Matrix(short).isApproximatelyEqual(
        to: Matrix(SVD(a).truncated(toRank: 2)), relativeTolerance: 1e-13))
  }

  @Test func `refuses ranks that cannot be`() throws {
    let svd = try SVD(Matrix<Double>.hilbert(3))
    for rank in [-1, 4] {
      let expected = LinearAlgebraError.rankOutOfRange(rank: rank, allowed: 0...3)
      #expect(throws: expected) { try svd.truncated(toRank: rank) }
      #expect(throws: expected) { try svd.truncationError(rank: rank) }
      #expect(throws: expected) { try svd.energyFraction(rank: rank) }
    }
    for error in [-0.1, .nan, .infinity] {
      #expect(throws: LinearAlgebraError.self) { try svd.truncated(toRelativeError: error) }
    }
  }
}
