import Foundation
import Gallery
import LinearAlgebra
import LowRank
import Testing

@Suite struct `Every small matrix of signs` {
  @Test(arguments: precisions) func `has a strong decomposition of every rank`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      for (rows, columns) in [(2, 2), (3, 3), (2, 4), (4, 2)] {
        var count = 1
        for _ in 0..<(rows * columns) { count *= 3 }
        for number in 0..<count {
          let a = Matrix<Scalar>.ofSigns(rows, columns, number: number)
          let values = try a.singularValues()
          for rank in 1...min(rows, columns) {
            let id = try InterpolativeDecomposition(strong: a, rank: rank)
            let next = rank < values.count ? values[rank] : 0
            let factor = InterpolativeDecomposition<Scalar>.strongErrorFactor(
              rank: rank, columns: columns)
            let error = try (a - Matrix(id)).spectralNorm()
            #expect(error <= factor * next + 100 * .ulpOfOne, "\(a), rank \(rank)")
            #expect(id.coefficients.maxNorm <= 2 * (1 + 100 * .ulpOfOne), "\(a), rank \(rank)")
          }
        }
      }
    }
    try check(scalar)
  }
}

/// The relative error that is certified for a wish, or the best that can be.
private func certifiedError(_ a: Matrix<Double>, _ wish: Double) throws -> Double {
  do {
    let certificate = try CertifiedID(a, relativeError: wish).certificate
    #expect(certificate.relativeErrorBound <= wish)
    return certificate.relativeErrorBound
  } catch {
    guard case LinearAlgebraError.precisionNotReached(_, let certified) = error else { throw error }
    #expect(certified > wish)
    return certified
  }
}

/// How long the processor works for a body on its thread, whatever else it does meanwhile.
private func processorSeconds<Result>(
  _ body: () throws -> Result
) rethrows -> (result: Result, seconds: Double) {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  return (try body(), now() - start)
}

@Suite struct `Columns that are nearly all dependent` {
  @Test(arguments: precisions) func `give a strong decomposition where most entries are zero`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 31)
      let oneHot = Matrix<Scalar>(rows: 40, columns: 12) { i, j in i % 6 == j % 6 ? 1 : 0 }
      for rank in [6, 7, 12] {
        let id = try InterpolativeDecomposition(strong: oneHot, rank: rank)
        #expect((oneHot - Matrix(id)).maxNorm <= 100 * .ulpOfOne)
      }
      for _ in 0..<100 {
        var a = Matrix<Scalar>.zero(rows: 30, columns: 40)
        for _ in 0..<40 {
          let (i, j) = (Int(generator.uniform() * 30), Int(generator.uniform() * 40))
          a[i, j] = Scalar(generator.uniform()) + 0.5
        }
        let id = try InterpolativeDecomposition(strong: a, rank: 25)
        #expect(id.coefficients.maxNorm <= 2 * (1 + 1000 * .ulpOfOne))
      }
    }
    try check(scalar)
  }

  @Test(arguments: precisions) func `leave the least error, as on Kahan's matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      let sizes =
        Scalar.self == Double.self ? [(300, 250), (200, 190), (120, 119)] : [(200, 100), (90, 89)]
      for (n, k) in sizes {
        let a = Matrix<Scalar>(Matrix<Double>.kahan(n))
        let columns = Array(0..<k)
        let c = a[columns: columns]
        let least = (a - c * (try PseudoInverse(c).solve(a))).frobeniusNorm
        let rounding = 100 * Scalar(n) * .ulpOfOne * a.frobeniusNorm
        let given = try InterpolativeDecomposition(a, columns: columns)
        #expect((a - Matrix(given)).frobeniusNorm <= 2 * least + rounding, "\(n), \(k)")
        let plain = try InterpolativeDecomposition(a, rank: k)
        let rest = try TruncatedPivotedQR(a, rank: k).residualNorm
        #expect((a - Matrix(plain)).frobeniusNorm <= 2 * max(rest, least) + rounding, "\(n), \(k)")
      }
    }
    try check(scalar)
  }

  @Test func `are exchanged where they were only a start`() throws {
    let small: Matrix<Double> = [[1, 1, 0], [0, 0, 1]]
    let id = try InterpolativeDecomposition(exchanging: small, columns: [0, 1])
    #expect((small - Matrix(id)).maxNorm <= 1e-15)
    var generator = SplitMix64(seed: 32)
    var a = Matrix<Double>.gaussian(rows: 60, columns: 60, using: &generator)
    a[column: 9] = a[column: 0]
    let start = Array(0..<10)
    let before = try InterpolativeDecomposition(a, columns: start)
    let after = try InterpolativeDecomposition(exchanging: a, columns: start)
    #expect(Set(after.columnIndices).count == 10)
    #expect((a - Matrix(after)).frobeniusNorm < 0.98 * (a - Matrix(before)).frobeniusNorm)
  }

  @Test func `end a certified decomposition soon where rounding forbids the precision`() throws {
    var generator = SplitMix64(seed: 33)
    for n in [100, 200, 400] {
      let values = Vector<Double>((0..<n).map { $0 < n / 6 ? 1 : 1e-16 })
      let a = try Matrix<Double>.random(
        rows: n, columns: n, singularValues: values, using: &generator)
      let once = try processorSeconds { try certifiedError(a, 1e-10) }.seconds
      for wish in [1e-15, 5e-16, 1e-14, 1e-13] {
        let (error, seconds) = try processorSeconds { try certifiedError(a, wish) }
        #expect(error < 1e-10)
        // Each forms and certifies a few ranks, not one after another up to n.
        #expect(seconds < 10 * once + 0.01, "\(n)")
      }
    }
  }
}
