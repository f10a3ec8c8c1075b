import DistributedAlgebra
import LinearAlgebra
import LowRank
import Testing

private enum Way { case iterations, onePass, components, sparse }

/// A decomposition computed on several ranks, put together; all must have the same.
private func svd<Scalar: LinearAlgebraScalar>(
  _ a: Matrix<Scalar>, ranks: Int, rank: Int, seed: UInt64 = 4, _ way: Way = .iterations
) throws -> SVD<Scalar> {
  let all = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
    let part = DistributedMatrix(sharing: a, on: communicator)
    switch way {
    case .iterations:
      return try DistributedSVD(randomized: part, rank: rank, seed: seed).gathered()
    case .onePass:
      return try DistributedSVD(singlePass: part, rank: rank, seed: seed).gathered()
    case .components:
      return try DistributedPCA(part, rank: rank, seed: seed).svd.gathered()
    case .sparse:
      let sparse = DistributedMatrix(SparseMatrix(part.local), split: part.split, on: communicator)
      return try DistributedSVD(randomized: sparse, rank: rank, seed: seed).gathered()
    }
  }
  for other in all { #expect(other.v == all[0].v && other.u == all[0].u) }
  return all[0]
}

/// A matrix with a spectrum that falls, and whose rows have a mean.
private func falling(_ rows: Int, _ columns: Int) throws -> Matrix<Double> {
  var generator = SplitMix64(seed: 17)
  let sigma = Vector(
    (0..<min(rows, columns)).map { Double(sign: .plus, exponent: -$0, significand: 3) })
  return try .random(rows: rows, columns: columns, singularValues: sigma, using: &generator)
}

@Suite struct `A randomized decomposition` {
  @Test(arguments: [(70, 12), (5, 20), (20, 20), (3, 3)])
  func `is the same on 1, 2, 3, 4 and 7 ranks, in all ways`(rows: Int, columns: Int) throws {
    let a = try falling(rows, columns)
    let rank = min(3, rows)
    for way in [Way.iterations, .onePass, .components, .sparse] {
      let alone = try svd(a, ranks: 1, rank: rank, way)
      for ranks in groups {
        let s = try svd(a, ranks: ranks, rank: rank, way)
        #expect(distance(Matrix(s), Matrix(alone)) <= 1e-12)
        #expect(loss(s.u) <= 1e-13 && loss(s.v) <= 1e-13)
        // Where the values are apart, so are the vectors; the centered matrix may have lost a rank.
        if way != .components { #expect(distance(s.v, alone.v) <= 1e-10) }
      }
    }
  }

  @Test func `is the best approximation where the sketch holds all columns`() throws {
    let a = try falling(30, 8)
    let best = try SVD(a).truncated(toRank: 3)
    for ranks in groups {
      for way in [Way.iterations, .onePass, .sparse] {
        #expect(distance(Matrix(try svd(a, ranks: ranks, rank: 3, way)), Matrix(best)) <= 1e-12)
      }
    }
  }

  @Test func `has the values of one process with the same sketch, in both precisions`() throws {
    let a = try falling(50, 30)
    let single = Matrix<Float>(a)
    for ranks in groups {
      let s = try svd(a, ranks: ranks, rank: 5)
      let exact = try a.singularValues()
      for k in 0..<5 { #expect(abs(s.singularValues[k] - exact[k]) <= 1e-12) }
      let f = try svd(single, ranks: ranks, rank: 5)
      for k in 0..<5 { #expect(abs(Double(f.singularValues[k]) - exact[k]) <= 1e-5) }
    }
  }

  @Test func `sends what its formula says`() throws {
    let (m, n, k, p) = (256, 40, 4, 4)
    let a: Matrix<Double> = whole(m, n)
    let l = k + p
    for q in 0...3 {
      for ranks in [1, 2, 4, 8] {
        let traffic = try Simulation.run(ranks: ranks) { communicator throws(DistributedError) in
          let part = DistributedMatrix(sharing: a, on: communicator)
          return try communicator.traffic { () throws(DistributedError) in
            try DistributedSVD(
              randomized: part, rank: k, oversampling: p, powerIterations: q, seed: 1)
          }.traffic
        }
        let rounds = ReductionTree(size: ranks).rounds
        let words = (q + 1) * (l * (l + 1) / 2 + l * l) + (2 * q + 1) * n * l + (n + l + 1) * k
        #expect(
          traffic[0].total == .init(messages: 4 * (q + 1) * rounds, words: words * rounds))
      }
    }
  }

  @Test func `refuses a rank that no matrix of its shape has`() {
    let a: Matrix<Double> = whole(6, 4)
    #expect(throws: DistributedError.self) { try svd(a, ranks: 2, rank: 5) }
    #expect(throws: Never.self) { try svd(a, ranks: 2, rank: 0) }
  }

  @Test func `survives a matrix of zeros and equal values`() throws {
    for a in [Matrix<Double>.zero(rows: 9, columns: 5), .identity(9)] {
      for ranks in groups {
        let s = try svd(a, ranks: ranks, rank: 3)
        #expect(loss(s.u) <= 1e-13 && loss(s.v) <= 1e-13)
      }
    }
  }

  @Test func `names the rank and the row of an entry that is not a number`() {
    let good: Matrix<Double> = whole(20, 4)
    let a = Matrix(rows: 20, columns: 4) { i, j in i == 7 && j == 1 ? .infinity : good[i, j] }
    let error = DistributedError(
      .numbers(.notFinite(routine: "A product with the matrix", row: 7, column: 1)), on: 1)
    #expect(throws: error) { try svd(a, ranks: 4, rank: 2) }
  }
}

@Suite struct `Principal components on many ranks` {
  @Test func `are those of the centered matrix, also far from zero`() throws {
    let a = try falling(60, 7)
    for shift in [0, 1, 1e8] {
      let moved = a.map { $0 + shift }
      let mean = Matrix(rows: 1, columns: 7) { _, j in moved[column: j].reduce(0, +) / 60 }
      let centered = moved - Matrix(rows: 60, columns: 1, repeating: 1) * mean
      let exact = try centered.singularValues()
      for ranks in groups {
        let s = try svd(moved, ranks: ranks, rank: 3, .components)
        for k in 0..<3 {
          #expect(abs(s.singularValues[k] - exact[k]) <= 1e-13 + 40 * shift * .ulpOfOne)
        }
      }
    }
  }
}

@Suite struct `A shared sketch` {
  @Test func `has rows that do not depend on who draws them`() {
    let sketch = SharedSketch(seed: 6)
    let all: Matrix<Double> = sketch.rows(0..<30, columns: 4)
    for split in [RowSplit(rows: 30, ranks: 4), RowSplit(counts: [0, 29, 1])] {
      for rank in 0..<split.ranks {
        let own: Matrix<Double> = sketch.rows(split[rank], columns: 4)
        #expect(own == all[rows: split[rank]])
      }
    }
  }

  @Test func `has independent standard normal entries`() {
    for seed in 0..<5 {
      let all: Matrix<Double> = SharedSketch(seed: UInt64(seed)).rows(0..<20_000, columns: 3)
      let gram = all.gram().scaled(by: 1 / 20_000)
      // Five standard deviations of a mean of squares, √(2/20,000).
      #expect(distance(gram, .identity(3)) <= 0.05)
      // Neighboring rows share nothing.
      let next = all[rows: 1..<20_000].transpose * all[rows: 0..<19_999]
      #expect(next.maxNorm / 20_000 <= 0.036)
    }
  }
}
