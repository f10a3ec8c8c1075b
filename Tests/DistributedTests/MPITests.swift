import DistributedAlgebra
import DistributedMPI
import Foundation
import LinearAlgebra
import Testing

/// Whether there is an MPI to test with.
private let hasMPI = MPI.isAvailable && MPIJob.launcher != nil

/// What is said where they are skipped.
private let withoutMPI: Comment = """
  There is no mpiexec, or no MPI was there when this was built: install mpich and libmpich-dev, and \
  build again after make clean.
  """

private func job(_ arguments: [String], ranks: Int) -> MPIJob {
  MPIJob(program: ranksProgram, arguments, ranks: ranks, threads: 1)
}

@Suite(.enabled(if: hasMPI, withoutMPI), .serialized) struct `Ranks on MPI` {
  @Test func `find what one process finds`() throws {
    try withFolder { folder in
      var alone: [String: Matrix<Double>] = [:]
      for ranks in 1...4 {
        let place = "\(folder)/\(ranks)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let outcome = try job(["trial", place], ranks: ranks).run()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let names = [
          "a", "q", "r", "u", "values", "v", "single-u", "scores", "gram", "parts/part-00000",
        ]
        for name in names {
          let matrix = try Matrix<Double>(npy: "\(place)/\(name).npy")
          if ranks == 1 { alone[name] = matrix }
          let other = try #require(alone[name])
          if name.hasPrefix("parts") {
            #expect(other[rows: 0..<matrix.rows] == matrix)
          } else {
            #expect(distance(matrix, other) <= (name == "gram" ? 1e-4 : 1e-12), "\(name)")
          }
        }
        #expect(try Matrix<Double>(npy: "\(place)/largest.npy")[0, 0] == Double(ranks - 1))
      }
    }
  }

  @Test func `count as the ranks of a simulation do`() throws {
    try withFolder { folder in
      #expect(try job(["trial", folder], ranks: 3).run().status == 0)
      let counted = try Matrix<Double>(npy: "\(folder)/traffic.npy")[0, 0]
      #expect(counted > 0 && Int(counted) % ReductionTree(size: 3).rounds == 0)
    }
  }
}

@Suite(.enabled(if: hasMPI, withoutMPI), .serialized) struct `A job on MPI that cannot end well` {
  /// Runs a job that must end by itself, soon, with one sentence.
  private func failure(
    _ arguments: [String], ranks: Int, during: (@Sendable (MPIJob) throws -> Void)? = nil
  ) throws -> String {
    let job = job(arguments, ranks: ranks)
    let clock = ContinuousClock()
    var sentence = ""
    let seconds = try clock.measure {
      let group = DispatchGroup()
      if let during {
        DispatchQueue.global().async(group: group) { try? during(job) }
      }
      let outcome = try job.run()
      group.wait()
      #expect(outcome.status != 0)
      sentence = try #require(outcome.sentence)
    }
    #expect(seconds < .seconds(10))
    #expect(!sentence.contains("\n"))
    return sentence
  }

  @Test func `names the rank and the part that is missing, cut short, or holds NaN`() throws {
    try withFolder { folder in
      let a: Matrix<Double> = whole(40, 3)
      let paths = (0..<4).map { "\(folder)/part-\($0).npy" }
      for i in 0..<4 { try a[rows: (10 * i)..<(10 * i + 10)].write(paths[i]) }
      let command = ["pca"] + paths + ["--rank", "2", "--scores", "\(folder)/scores.npy"]
      #expect(try job(command, ranks: 4).run().status == 0)
      try FileManager.default.removeItem(atPath: "\(folder)/scores.npy")
      let good = try #require(FileManager.default.contents(atPath: paths[2]))
      let file = URL(fileURLWithPath: paths[2])
      var bad = a[rows: 20..<30]
      bad[4, 1] = .nan

      try FileManager.default.removeItem(at: file)
      let missing = try failure(command, ranks: 4)
      try good.dropLast(8).write(to: file)
      let short = try failure(command, ranks: 4)
      try bad.write(paths[2])
      let nan = try failure(command, ranks: 4)
      for sentence in [missing, short, nan] {
        #expect(sentence.hasPrefix("Rank 2: \(paths[2]): "), "\(sentence)")
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/scores.npy"))
    }
  }

  @Test func `names the rank that throws, and the one that is killed with its file`() throws {
    try withFolder { folder in
      let paths = (0..<4).map { "\(folder)/part-\($0).npy" }
      let a: Matrix<Double> = whole(10, 6)
      for path in paths { try a.write(path) }
      let command =
        ["pca"] + paths + ["--rank", "2", "--passes", "3", "--scores", "\(folder)/scores.npy"]
      let thrown = try failure(command + ["--fail-after", "1"], ranks: 4)
      #expect(thrown == "Rank 3: pass 1 was told to be the last.")
      // Once there is a checkpoint, every rank has had its file in hand.
      let kept = "\(folder)/kept.npy"
      let waiting = command + ["--wait-after", "1", "--checkpoint", kept]
      let killed = try failure(waiting, ranks: 4) { job in
        for _ in 0..<200 where !FileManager.default.fileExists(atPath: kept) {
          Thread.sleep(forTimeInterval: 0.05)
        }
        kill(pid_t(try #require(job.processes.dropFirst(2).first)), SIGKILL)
      }
      #expect(killed.hasPrefix("Rank 2: "), "\(killed)")
      #expect(killed.contains("part-2.npy"), "\(killed)")
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/scores.npy"))
    }
  }

  @Test func `goes on from its checkpoint, with the same result`() throws {
    try withFolder { folder in
      let path = "\(folder)/a.npy"
      try (whole(80, 12) as Matrix<Double>).write(path)
      let command = ["pca", path, "--rank", "3", "--passes", "4"]
      let kept = command + ["--checkpoint", "\(folder)/kept.npy"]
      let expected = try job(command, ranks: 3).run().output
      _ = try failure(kept + ["--fail-after", "2"], ranks: 3)
      let found = try job(kept, ranks: 3).run()
      #expect(found.status == 0 && found.output == expected && !expected.isEmpty)
    }
  }
}
