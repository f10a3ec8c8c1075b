import CLAPACKE
import Foundation
import LinearAlgebra
import Recommendation
import Synchronization
import Testing

@Suite struct `Rows that threads share` {
  /// In a process of its own, since the number of threads belongs to the process.
  ///
  /// Somebody has a thousand ratings: a product with so many columns is one that BLAS would split.
  @Test func `are solved to the same bits by any number of threads`() async {
    await #expect(processExitsWith: .success) {
      let ratings = manyRatings()
      func learn(threads: Int32) throws -> [Matrix<Float>] {
        openblas_set_num_threads(threads)
        // A library that was built without threads stays at one.
        guard [1, threads].contains(openblas_get_num_threads()) else { exit(2) }
        var random = SplitMix64(seed: 3)
        var explicit = FactorModel<Float>(startingFor: ratings, factors: 24, using: &random)
        try AlternatingLeastSquares(ratings, penalty: 0.1).sweep(&explicit)
        var found = [explicit.people, explicit.items]
        let solvers: [ImplicitFactorization<Float>.Solver] = [
          .cholesky, .conjugateGradients(steps: 3),
        ]
        for solver in solvers {
          var implicit = ImplicitModel<Float>(people: 40, items: 1100, factors: 24, using: &random)
          try ImplicitFactorization(
            confidenceExcess: ratings.matrix(), penalty: 0.1, solver: solver
          ).sweep(&implicit)
          found += [implicit.people, implicit.items]
        }
        return found
      }
      if try learn(threads: 1) != learn(threads: 3) { exit(3) }
    }
  }

  @Test func `find BLAS held to one thread, which would else spin between their products`() async {
    await #expect(processExitsWith: .success) {
      openblas_set_num_threads(3)
      let threads = openblas_get_num_threads()
      let fewest = Atomic(threads)
      let isDone = Atomic(false)
      let watching = Thread {
        while !isDone.load(ordering: .relaxed) {
          fewest.min(openblas_get_num_threads(), ordering: .relaxed)
        }
      }
      watching.start()
      let ratings = manyRatings()
      var random = SplitMix64(seed: 3)
      var model = FactorModel<Float>(startingFor: ratings, factors: 24, using: &random)
      let squares = AlternatingLeastSquares<Float>(ratings, penalty: 0.1)
      for _ in 0..<2000 where fewest.load(ordering: .relaxed) > 1 { try squares.sweep(&model) }
      isDone.store(true, ordering: .relaxed)
      if fewest.load(ordering: .relaxed) != 1 { exit(2) }
      if openblas_get_num_threads() != threads { exit(3) }
    }
  }
}

/// Forty people, of whom the first rated all films and the others a few.
private func manyRatings() -> Ratings {
  var entries: [Rating] = []
  for person in 0..<40 {
    for item in 0..<1100 where person == 0 || (person + item) % 37 == 0 {
      entries.append(Rating(person: person, item: item, value: Double(1 + (7 * person + item) % 5)))
    }
  }
  return Ratings(
    people: (0..<40).map(String.init), items: (0..<1100).map(String.init), scale: 1...5, entries)
}
