import ArgumentParser
import DistributedAlgebra
import DistributedMPI
import LinearAlgebra

/// Measures a factorization of a random tall matrix.
struct FactorizationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Measure TSQR, with its Q, of a random matrix.")

  @OptionGroup var options: RankOptions
  @Argument(help: "The number of rows.") var rows: Int
  @Argument(help: "The number of columns.") var columns: Int
  @Option(help: "How often.") var times = 5

  func run() throws {
    try options.start()
    MPI.run { communicator in
      let split = RowSplit(rows: rows, ranks: communicator.size)
      var generator = SplitMix64(seed: UInt64(communicator.rank) + 1)
      let own = Matrix<Double>.random(
        rows: split[communicator.rank].count, columns: columns, in: -1...1, using: &generator)
      let a = DistributedMatrix(own, split: split, on: communicator)
      for _ in 0..<times {
        try communicator.meet()
        let clock = ContinuousClock()
        var q: DistributedMatrix<Matrix<Double>>?
        let duration = try clock.measure {
          let qr = try TallSkinnyQR(a)
          q = try qr.q()
          try communicator.meet()
        }
        let gram = try q?.gram() ?? .zero(rows: 0, columns: 0)
        let loss = (gram - .identity(gram.rows)).maxNorm
        guard communicator.rank == 0 else { continue }
        print("seconds", duration / .seconds(1), "orthogonality", loss)
      }
    }
  }
}
