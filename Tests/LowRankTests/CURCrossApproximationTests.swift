import LinearAlgebra
import LowRank
import Synchronization
import Testing

@Suite struct `Adaptive cross approximation` {
  /// A kernel between two separated sets of points: entries decay in rank like a geometric series.
  private let kernel = Matrix<Double>(rows: 300, columns: 200) { i, j in
    1 / (2 + Double(j) / 200 - Double(i) / 300)
  }

  @Test(arguments: [1e-3, 1e-6, 1e-9]) func `reaches the precision with few entries`(
    _ precision: Double
  ) throws {
    var generator = SplitMix64(seed: 121)
    let asked = Mutex(0)
    let cross = try AdaptiveCrossApproximation(
      rows: 300, columns: 200, relativeError: precision, using: &generator
    ) { [kernel] i, j in
      asked.withLock { $0 += 1 }
      return kernel[i, j]
    }
    #expect(cross.entriesRead == asked.withLock { $0 })
    #expect(cross.entriesRead < 300 * 200 / 5)
    let error = (kernel - Matrix(cross.approximation)).frobeniusNorm
    #expect(error <= precision * kernel.frobeniusNorm)
    #expect(cross.estimatedError <= precision)
  }

  @Test func `is the inverse of the intersection between columns and rows`() throws {
    let cross = try AdaptiveCrossApproximation(rows: 300, columns: 200, rank: 4) { [kernel] i, j in
      kernel[i, j]
    }
    let cur = try CUR(intersection: kernel, rows: cross.rowIndices, columns: cross.columnIndices)
    #expect((Matrix(cross.approximation) - Matrix(cur)).maxNorm < 1e-9)
    #expect(cross.entriesRead == 4 * (300 + 200))
    let rest = kernel - Matrix(cross.approximation)
    #expect(rest[rows: cross.rowIndices].maxNorm < 1e-14)
    #expect(rest[columns: cross.columnIndices].maxNorm < 1e-14)
  }

  @Test(arguments: precisions) func `of the rank of the matrix is the matrix`(
    _ scalar: any LinearAlgebraScalar.Type
  ) throws {
    func check<Scalar: LinearAlgebraScalar>(_: Scalar.Type) throws {
      var generator = SplitMix64(seed: 122)
      for (m, n) in generator.shapes() where m > 0 && n > 0 {
        let rank = 1 + min(m, n) / 4
        let a =
          Matrix<Scalar>.gaussian(rows: m, columns: rank, using: &generator)
          * Matrix<Scalar>.gaussian(rows: rank, columns: n, using: &generator)
        let cross = try AdaptiveCrossApproximation(rows: m, columns: n, rank: rank) { a[$0, $1] }
        // Partial pivoting sees one row at a time, so its factors may grow a little.
        let bound = rounding(a, factor: 5000) * a.frobeniusNorm
        #expect((a - Matrix(cross.approximation)).frobeniusNorm <= bound, "\(m) × \(n)")
      }
    }
    try check(scalar)
  }

  @Test func `is not deceived by a matrix of blocks, of which it reads one first`() throws {
    var generator = SplitMix64(seed: 123)
    let a = Matrix<Double>(rows: 60, columns: 60) { i, j in
      i < 30 && j < 30 ? 1 : i >= 30 && j >= 30 ? 1 / Double(1 + i + j) : 0
    }
    let cross = try AdaptiveCrossApproximation(
      rows: 60, columns: 60, relativeError: 1e-6, using: &generator
    ) { a[$0, $1] }
    #expect((a - Matrix(cross.approximation)).frobeniusNorm < 1e-6 * a.frobeniusNorm)
    #expect(cross.rowIndices.contains { $0 >= 30 } && cross.rowIndices.contains { $0 < 30 })
  }

  @Test func `goes past rows of zeros and stops on a zero matrix`() throws {
    var generator = SplitMix64(seed: 124)
    let zero = try AdaptiveCrossApproximation(
      rows: 9, columns: 7, relativeError: 1e-3, using: &generator
    ) { _, _ in 0.0 }
    #expect(Matrix(zero.approximation) == .zero(rows: 9, columns: 7) && zero.estimatedError == 0)
    let late = try AdaptiveCrossApproximation(rows: 9, columns: 7, rank: 1) { i, j in
      i == 6 ? Double(j) : 0
    }
    #expect(late.rowIndices == [6] && late.columnIndices == [6])
    let empty = try AdaptiveCrossApproximation(
      rows: 0, columns: 7, relativeError: 1e-3, using: &generator
    ) { _, _ in 0.0 }
    #expect(empty.entriesRead == 0)
  }

  @Test func `is refused with one sentence where it cannot be`() {
    var generator = SplitMix64(seed: 125)
    typealias Failure = LinearAlgebraError
    let badEntry = Failure.notFinite(routine: "Adaptive cross approximation", row: 0, column: 2)
    #expect(throws: badEntry) {
      try AdaptiveCrossApproximation(rows: 3, columns: 3, rank: 1) { $1 == 2 ? Double.nan : 1 }
    }
    for rank in [0, 4] {
      #expect(throws: Failure.rankOutOfRange(rank: rank, allowed: 1...3)) {
        try AdaptiveCrossApproximation(rows: 3, columns: 3, rank: rank) { _, _ in 1.0 }
      }
    }
    #expect(throws: Failure.self) {
      try AdaptiveCrossApproximation(
        rows: 3, columns: 3, relativeError: -1, using: &generator
      ) { _, _ in 1.0 }
    }
  }
}
