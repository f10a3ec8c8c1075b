import ArgumentParser
import DistributedAlgebra
import DistributedMPI
import Foundation
import LinearAlgebra

/// Runs every algorithm once and writes the results: tests compare them with those of one process.
struct TrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial", abstract: "Run every algorithm once, and print what it gives.",
    shouldDisplay: false)

  @OptionGroup var options: RankOptions
  @Argument(help: "Where to write what the ranks found.") var folder: String

  @Option(help: "The number of rows.") var rows = 61
  @Option(help: "The number of columns.") var columns = 8

  func run() throws {
    try options.start()
    let rank = min(4, rows, columns)
    MPI.run { communicator in
      var generator = SplitMix64(seed: 5)
      let whole = Matrix<Double>.gaussian(rows: rows, columns: columns, using: &generator)
      let a = DistributedMatrix(sharing: whole, on: communicator)
      let qr = try TallSkinnyQR(a)
      let svd = try DistributedSVD(randomized: a, rank: rank, powerIterations: 3, seed: 2)
      let single = try DistributedSVD(singlePass: a, rank: rank, seed: 2)
      let pca = try DistributedPCA(a, rank: rank, seed: 2)
      let f = DistributedMatrix(sharing: Matrix<Float>(whole), on: communicator)
      let singles = try TallSkinnyQR(f)
      try a.write(npy: "\(folder)/a.npy")
      try a.write(parts: "\(folder)/parts")
      try qr.q().write(npy: "\(folder)/q.npy")
      try svd.u.write(npy: "\(folder)/u.npy")
      try single.u.write(npy: "\(folder)/single-u.npy")
      try pca.scores.write(npy: "\(folder)/scores.npy")
      let largest = try communicator.maximum([Double(communicator.rank)])
      guard communicator.rank == 0 else { return }
      let small: [(String, Matrix<Double>)] = [
        ("r", qr.r), ("gram", Matrix(singles.r).gram()),
        ("values", Matrix(column: svd.singularValues)), ("v", svd.v),
        ("single-values", Matrix(column: single.singularValues)), ("single-v", single.v),
        ("spreads", Matrix(column: pca.svd.singularValues)), ("components", pca.components),
        ("largest", [[largest[0]]]),
        ("traffic", [[Double(communicator.traffic.total.messages)]]),
      ]
      for (name, matrix) in small {
        try NPYArray(shape: [matrix.rows, matrix.columns], elements: matrix.elements)
          .write(npy: "\(folder)/\(name).npy")
      }
    }
  }
}
