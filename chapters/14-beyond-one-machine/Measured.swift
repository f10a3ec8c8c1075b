import ArgumentParser
import DistributedAlgebra
import DistributedMPI
import Foundation
import LinearAlgebra

/// What ranks measure that the chapter starts.
enum Measured: String, ExpressibleByArgument {
  case messages, strong, weak

  /// Measures on this rank, says what came out on rank 0, and ends.
  func work() -> Never {
    MPI.run { group in
      switch self {
      case .messages: try exchange(group)
      case .strong: try factor(group, rows: Self.rows)
      case .weak: try factor(group, rows: Self.rows / 4 * group.size)
      }
    }
  }

  /// The rows of the matrix that is factored, and its columns.
  static let (rows, columns) = (200_000, 40)

  /// The lines that so many ranks say, as numbers; none without MPI.
  func lines(ranks: Int) throws -> [[Double]]? {
    guard MPIJob.launcher != nil else { return nil }
    let arguments = ["--measure", rawValue]
    let job = try MPIJob(arguments, ranks: ranks, threads: 1).run()
    guard job.status == 0 else { return nil }
    return job.output.split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
  }
}

/// Sends messages there and back, and says how long one way takes.
private func exchange(_ group: Communicator) throws {
  for words in [1, 10_000, 100_000, 1_000_000] {
    let message = [Double](repeating: 1, count: words)
    let times = words < 100 ? 2000 : 20
    var best = Double.infinity
    for _ in 0..<5 {
      let time = try ContinuousClock().measure {
        for _ in 0..<times {
          if group.rank == 0 {
            try group.send(message, to: 1)
            _ = try group.receive(words, of: Double.self, from: 1)
          } else {
            _ = try group.receive(words, of: Double.self, from: 0)
            try group.send(message, to: 0)
          }
        }
      }
      best = min(best, time / .seconds(1) / Double(2 * times))
    }
    if group.rank == 0 { print(words, best) }
  }
}

/// Factors a random matrix a few times, and says the shortest time for R.
private func factor(_ group: Communicator, rows: Int) throws {
  let split = RowSplit(rows: rows, ranks: group.size)
  var random = SplitMix64(seed: UInt64(group.rank))
  let own = Matrix<Double>.random(
    rows: split[group.rank].count, columns: Measured.columns, in: -1...1,
    using: &random)
  let a = DistributedMatrix(own, split: split, on: group)
  var best = Double.infinity
  for _ in 0..<3 {
    try group.meet()
    let time = try ContinuousClock().measure { _ = try TallSkinnyQR(a) }
    best = min(best, try group.maximum([time / .seconds(1)])[0])
  }
  if group.rank == 0 { print(rows, best) }
}
