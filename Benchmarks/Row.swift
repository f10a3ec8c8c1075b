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
  /// Why the row must be left out, in one sentence; nil where it need not.
  var absence: String?
  /// Writes what the peers read to a folder and gives the library's turn, which is run every round,
  /// and those of peers that are called from here.
  let prepare: (URL) throws -> [String: () throws -> Sample]

  /// The name of the library among those who do it.
  static let library = "this library"

  /// Lets all take their turns.
  func measure(rounds: Int, peers: Peers, machine: Machine) throws -> RowResult {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let turns = try prepare(folder)
    var samples: [String: [Sample]] = [:]
    for _ in 0..<min(rounds, mostRounds) {
      for (name, turn) in turns { samples[name, default: []].append(try turn()) }
      for (name, sample) in try workload.map({ try peers.samples(of: $0, folder) }) ?? [] {
        samples[name, default: []].append(sample)
      }
    }
    return RowResult(
      self, samples: samples,
      floor: operations / (isSingle ? machine.singleRate : machine.doubleRate))
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
