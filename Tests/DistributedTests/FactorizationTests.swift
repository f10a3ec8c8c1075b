import DistributedAlgebra
import LinearAlgebra
import Testing

/// What a factorization gave, put together.
private struct Factors<Scalar: LinearAlgebraScalar>: Sendable {
  let q, r: Matrix<Scalar>
}

private func factors<Scalar: LinearAlgebraScalar>(
  _ a: Matrix<Scalar>, ranks: Int
) throws -> Factors<Scalar> {
  let all = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
    let qr = try TallSkinnyQR(DistributedMatrix(sharing: a, on: communicator))
    return Factors(q: try qr.q().gathered(), r: qr.r)
  }
  for other in all { #expect(other.r == all[0].r && other.q == all[0].q) }
  return all[0]
}

@Suite struct `TSQR` {
  /// Also where some ranks have no row, or fewer than there are columns.
  @Test(arguments: [(40, 6), (7, 3), (3, 3), (5, 9), (2, 5), (1, 1), (0, 4), (6, 0), (300, 5)])
  func `factors any shape on any number of ranks`(rows: Int, columns: Int) throws {
    let a: Matrix<Double> = whole(rows, columns)
    let single = Matrix<Float>(a)
    for ranks in groups + [11] {
      let f = try factors(a, ranks: ranks)
      let size = Double(max(rows, columns, 1))
      let tolerance = 16 * Double.ulpOfOne * size * max(1, a.frobeniusNorm)
      #expect(distance(f.q * f.r, a) <= tolerance && loss(f.q) <= tolerance)
      #expect(f.r.rows == min(rows, columns) && f.r.diagonal.allSatisfy { $0 >= 0 })
      let g = try factors(single, ranks: ranks)
      let wide = 16 * Float.ulpOfOne * Float(size) * max(1, single.frobeniusNorm)
      #expect(distance(g.q * g.r, single) <= wide && loss(g.q) <= wide)
    }
  }

  @Test func `gives the same factors for 1, 2, 3, 4 and 7 ranks`() throws {
    let a: Matrix<Double> = whole(90, 6)
    let alone = try factors(a, ranks: 1)
    for ranks in groups {
      let f = try factors(a, ranks: ranks)
      #expect(distance(f.q, alone.q) <= 1e-13 && distance(f.r, alone.r) <= 1e-12)
    }
  }

  @Test func `keeps columns orthonormal where Cholesky-QR cannot`() throws {
    for e in [1e-6, 1e-9, 1e-12] {
      // Läuchli's matrix: the squares of e are lost beside 1.
      let a = Matrix<Double>(rows: 41, columns: 5) { i, j in i == 0 ? 1 : i == j + 1 ? e : 0 }
      let f = try factors(a, ranks: 4)
      #expect(loss(f.q) <= 1e-14 && distance(f.q * f.r, a) <= 1e-14)
      guard e < 1e-8 else { continue }
      #expect(throws: DistributedError.self) {
        try Simulation.run(ranks: 4) { communicator throws(DistributedError) in
          _ = try DistributedCholeskyQR(DistributedMatrix(sharing: a, on: communicator))
        }
      }
    }
  }

  @Test func `applies Q and its transpose without forming it`() throws {
    let (a, b): (Matrix<Double>, Matrix<Double>) = (whole(50, 4), whole(50, 3, seed: 8))
    let c: Matrix<Double> = whole(4, 2, seed: 9)
    let q = try factors(a, ranks: 1).q
    for ranks in groups {
      let products = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
        let qr = try TallSkinnyQR(DistributedMatrix(sharing: a, on: communicator))
        let right = DistributedMatrix(sharing: b, on: communicator)
        return [try qr.product(c).gathered(), try qr.transposeProduct(right)]
      }
      for pair in products {
        #expect(distance(pair[0], q * c) <= 1e-13)
        #expect(distance(pair[1], q.transpose * b) <= 1e-12)
      }
    }
  }

  @Test func `scales with its matrix, to the ends of the range`() throws {
    let a: Matrix<Double> = whole(40, 4)
    let r = try factors(a, ranks: 3).r
    for exponent in [-1000, -500, 500, 1000] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = try factors(a.scaled(by: unit), ranks: 3).r
      #expect(distance(scaled.scaled(by: 1 / unit), r) <= 1e-13)
    }
  }

  @Test func `sends a triangle a round up, and a square a round down`() throws {
    let a: Matrix<Double> = whole(64, 4)
    for ranks in [1, 2, 4, 8, 16] {
      let traffic = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
        let part = DistributedMatrix(sharing: a, on: communicator)
        return try communicator.traffic { () throws(DistributedError) in
          try part.orthonormalized()
        }.traffic
      }
      let rounds = ReductionTree(size: ranks).rounds
      #expect(traffic[0].received == .init(messages: rounds, words: 10 * rounds))
      #expect(traffic[0].sent == .init(messages: rounds, words: 16 * rounds))
    }
  }

  @Test func `names the row of an entry that is not a number`() {
    var a: Matrix<Double> = whole(40, 3)
    a[31, 2] = .nan
    let error = DistributedError(
      .numbers(.notFinite(routine: "QR", row: 31, column: 2)), on: 3)
    #expect(throws: error) {
      try Simulation.run(ranks: 4) { [a] communicator throws(DistributedError) in
        _ = try TallSkinnyQR(DistributedMatrix(sharing: a, on: communicator))
      }
    }
  }
}

@Suite struct `Cholesky-QR2 on many ranks` {
  /// Beyond 10⁸ rounding decides whether Cholesky's factorization fails.
  @Test(arguments: [1e-4, 1e-7, 1e-8, 1e-10, 1e-15])
  func `gives orthonormal columns, or an error`(least: Double) throws {
    var generator = SplitMix64(seed: 31)
    for _ in 0..<60 {
      let a = try Matrix<Double>.random(
        rows: 24, columns: 3, singularValues: [1, least.squareRoot(), least], using: &generator)
      do {
        let q = try Simulation.run(ranks: 4) { communicator throws(DistributedError) in
          try DistributedCholeskyQR(DistributedMatrix(sharing: a, on: communicator)).q.gathered()
        }[0]
        #expect(loss(q) <= 1e-14)
      } catch let error as DistributedError {
        guard case .numbers(.notPositiveDefinite) = error.reason, least < 1e-6 else { throw error }
      }
    }
  }

  @Test func `gives the factors of TSQR where the columns are far from dependent`() throws {
    let a: Matrix<Double> = whole(60, 5)
    let f = try factors(a, ranks: 1)
    for ranks in groups {
      for unit in [1, 0x1p-900, 0x1p+900] {
        let results = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
          let part = DistributedMatrix(sharing: a.scaled(by: unit), on: communicator)
          let qr = try DistributedCholeskyQR(part)
          return [try qr.q.gathered(), qr.r]
        }
        #expect(distance(results[0][0], f.q) <= 1e-13)
        #expect(distance(results[0][1].scaled(by: 1 / unit), f.r) <= 1e-12)
      }
    }
  }
}
