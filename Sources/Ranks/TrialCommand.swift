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

  func run() throws {
    try options.start()
    MPI.run { communicator in
      var generator = SplitMix64(seed: 5)
      let whole = Matrix<Double>.gaussian(rows: 61, columns: 8, using: &generator)
      let a = DistributedMatrix(sharing: whole, on: communicator)
      let qr = try TallSkinnyQR(a)
      let svd = try DistributedSVD(randomized: a, rank: 4, powerIterations: 3, seed: 2)
      let single = try DistributedSVD(singlePass: a, rank: 4, seed: 2)
      let pca = try DistributedPCA(a, rank: 4, seed: 2)
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
