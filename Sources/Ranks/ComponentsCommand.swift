import ArgumentParser
import DistributedAlgebra
import DistributedMPI
import Foundation
import LinearAlgebra

/// Finds principal components of a matrix in files.
struct ComponentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pca", abstract: "Find the principal components of the rows of .npy files.")

  @OptionGroup var options: RankOptions
  @Argument(help: "The files, in the order of their rows.") var files: [String]
  @Option(help: "The number of components.") var rank = 10
  @Option(help: "Read the files so often, for many columns; by default once, for few.")
  var passes: Int?
  @Option(help: "The seed of the sketch.") var seed: UInt64 = 1
  @Option(help: "Where to keep what each pass leaves.") var checkpoint: String?
  @Option(help: "Where to write the coordinates of the rows.") var scores: String?
  @Option(help: "Where to write the components, n × k.") var components: String?
  @Option(help: .hidden) var failAfter: Int?
  @Option(help: .hidden) var waitAfter: Int?
  @Flag(help: "Say how much memory each rank took.") var memory = false

  func run() throws {
    try options.start()
    MPI.run { communicator in
      let files = try DistributedFiles<Double>(files, on: communicator)
      let pca = try pca(files)
      if let components, communicator.rank == 0 {
        try NPYArray(
          shape: [pca.components.rows, pca.components.columns], elements: pca.components.elements
        ).write(npy: components)
      }
      if let scores { try pca.writeScores(npy: scores) }
      let largest = try communicator.maximum([Double(peakMemory)])
      if communicator.rank == 0 {
        for (k, sigma) in pca.singularValues.enumerated() { print(k + 1, sigma) }
        if memory { print("memory", Int(largest[0]) >> 20, "MB") }
      }
    }
  }

  private func pca(_ files: DistributedFiles<Double>) throws -> FilePCA<Double> {
    guard let passes else { return try FilePCA(files, rank: rank) }
    return try FilePCA(
      files, rank: rank, passes: passes, seed: seed, checkpoint: checkpoint
    ) { (pass) throws(DistributedError) in
      // What tests do to a job that runs: a rank that throws, and one that waits to be killed.
      let last = files.communicator.size - 1
      if pass == failAfter, files.communicator.rank == last {
        throw DistributedError(.thrown("pass \(pass) was told to be the last."), on: last)
      }
      if pass == waitAfter { Thread.sleep(forTimeInterval: 60) }
    }
  }

  /// The most memory that this process has had, in bytes.
  private var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return 1024 * (line.flatMap { Int($0.filter(\.isNumber)) } ?? 0)
  }
}
