import Foundation
import LinearAlgebra

/// One line of the table: a task, who does it, and what is to be reached.
struct Row {
  /// What is done.
  let name: String
  /// The word by which the peers' program knows it; nil if no peer is a Python library.
  let workload: String?
  /// The library's time as a share of the best peer's that is to be reached.
  let target: Double
  /// What the errors are, in words.
  let errorName: String
  /// The largest error that counts; nil where a peer counts if it is no worse than the library.
  let allowedError: Double?
  /// The operations without which it cannot be done, and whether they are in single precision.
  let operations: Double
  var isSingle = false
  /// The only peer that the target is about; nil for the best.
  var rival: String?
  /// The most memory that the library may take, in megabytes, where the row is about memory.
  var allowedMegabytes: Double?
  /// The most rounds; a task that takes minutes is done once.
  var mostRounds = 100
  /// Writes what the peers read to a folder and gives the library's turn, which is run every round,
  /// and those of peers that are called from here.
  let prepare: (URL) throws -> [String: () throws -> Sample]

  /// The name of the library among those who do it.
  static let library = "this library"

  /// Lets all take their turns.
  func measure(rounds: Int, python: String, machine: Machine) throws -> RowResult {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let turns = try prepare(folder)
    var samples: [String: [Sample]] = [:]
    for _ in 0..<min(rounds, mostRounds) {
      for (name, turn) in turns { samples[name, default: []].append(try turn()) }
      for (name, sample) in try peers(python, folder, machine) {
        samples[name, default: []].append(sample)
      }
    }
    return RowResult(
      self, samples: samples,
      floor: operations / (isSingle ? machine.singleRate : machine.doubleRate))
  }

  private func peers(
    _ python: String, _ folder: URL, _ machine: Machine
  ) throws -> [(String, Sample)] {
    guard let workload else { return [] }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peers.py")
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script.path, workload, folder.path]
    process.standardOutput = output
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["BENCH_CORE": machine.core, "OPENBLAS_NUM_THREADS": "\(machine.threads)"]
    ) { $1 }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      let remark = "peers.py ended with status \(process.terminationStatus)"
      return [("the Python libraries", Sample(seconds: nil, error: nil, remark: remark))]
    }
    return try data.split(separator: UInt8(ascii: "\n")).map { line in
      let peer = try JSONDecoder().decode(Peer.self, from: line)
      return (peer.name, peer.sample)
    }
  }

  /// A line that the peers' program prints.
  private struct Peer: Decodable {
    let name: String
    let sample: Sample
  }
}

/// One measurement.
struct Sample: Codable {
  /// The time; nil if there was no answer.
  let seconds: Double?
  /// The error, as the row defines it.
  let error: Double?
  /// The most memory that the process had, in megabytes, where the row is about memory.
  var megabytes: Double?
  /// The BLAS behind it and its threads, or why there was no answer.
  var remark: String?
}
