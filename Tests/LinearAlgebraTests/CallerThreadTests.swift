import Foundation
import LinearAlgebra
import Testing

@Suite struct `Threads that call BLAS at once` {
  /// Buffers that callers share would show in any product of this size.
  @Test func `do not disturb each other`() {
    var generator = SplitMix64(seed: 8)
    let matrices = (0..<8).map { _ in
      Matrix<Double>.gaussian(rows: 90, columns: 60, using: &generator)
    }
    let alone = matrices.map { $0.transpose * $0 }
    for _ in 0..<50 {
      let together = Results(count: matrices.count)
      DispatchQueue.concurrentPerform(iterations: matrices.count) { i in
        together.set(i, to: matrices[i].transpose * matrices[i])
      }
      // Each entry is a sum of 90 products of normal numbers.
      #expect(zip(alone, together.all).allSatisfy { ($0 - $1).maxNorm < 1e-11 })
    }
  }

  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [Matrix<Double>]
    init(count: Int) { all = Array(repeating: .zero(rows: 60, columns: 60), count: count) }
    func set(_ i: Int, to value: Matrix<Double>) { lock.withLock { all[i] = value } }
  }
}
