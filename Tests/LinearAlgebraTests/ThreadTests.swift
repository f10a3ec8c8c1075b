import CLAPACKE
import Foundation
import LinearAlgebra
import Synchronization
import Testing

@Suite struct `The number of threads` {
  /// In a process of its own, since the number of threads belongs to the process.
  @Test func `changes results by rounding only`() async {
    await #expect(processExitsWith: .success) {
      func results(threads: Int32) throws -> [Matrix<Double>] {
        openblas_set_num_threads(threads)
        // A library that was built without threads stays at one.
        guard [1, threads].contains(openblas_get_num_threads()) else { exit(2) }
        var generator = SplitMix64(seed: 32)
        let a = Matrix<Double>.gaussian(rows: 300, columns: 200, using: &generator)
        let b = Matrix<Double>.gaussian(rows: 300, columns: 3, using: &generator)
        return [
          a, a.transpose * a, Matrix(column: try a.singularValues()), Matrix(try SVD(a)),
          try QR(a).r.gram(), try a.leastSquares(b), try a.gram().solve(a.transpose * b),
        ]
      }
      let (one, two) = (try results(threads: 1), try results(threads: 2))
      // A condition number of about 10 (100 for the Gram matrix) leaves this much room.
      let agree = zip(one, two).allSatisfy {
        $0.isApproximatelyEqual(to: $1, relativeTolerance: 1e-12)
      }
      if one[0] != two[0] || !agree { exit(3) }
    }
  }
  @Test func `is one for BLAS while pieces are shared, and what it was afterwards`() async {
    await #expect(processExitsWith: .success) {
      openblas_set_num_threads(3)
      let threads = openblas_get_num_threads()
      let calls = Mutex([Int](repeating: 0, count: 20))
      Threads.performApart(20) { piece in
        if openblas_get_num_threads() != 1 || Threads.total != Int(threads) { exit(2) }
        Threads.performApart(2) { _ in calls.withLock { $0[piece] += 1 } }
        if openblas_get_num_threads() != 1 { exit(3) }
      }
      if openblas_get_num_threads() != threads || Threads.total != Int(threads) { exit(4) }
      if calls.withLock({ $0 }) != [Int](repeating: 2, count: 20) { exit(5) }
    }
  }

  @Test func `does not matter to sums in place of many entries`() async {
    await #expect(processExitsWith: .success) {
      openblas_set_num_threads(3)
      var generator = SplitMix64(seed: 33)
      let a = Matrix<Float>.gaussian(rows: 601, columns: 503, using: &generator)
      let b = Matrix<Float>.gaussian(rows: 601, columns: 503, using: &generator)
      var (sum, difference) = (a, a)
      sum += b
      difference -= b
      if sum != a + b || difference != a - b { exit(2) }
    }
  }
}
