import Foundation

/// The Python libraries, which answer through a program of their own.
struct Peers {
  /// The Python that has them.
  let python: String
  /// The setting that they share with the library.
  let machine: Machine

  /// Their versions, in one line.
  var versions: String {
    let line = try? run("versions", nil).output
    return line.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines) } ?? ""
  }

  /// One round of a workload, for which the folder holds the data.
  func samples(of workload: String, _ folder: URL) throws -> [(String, Sample)] {
    let (output, status) = try run(workload, folder)
    if status != 0 {
      let remark = "peers.py ended with status \(status)"
      return [("the Python libraries", Sample(seconds: nil, error: nil, remark: remark))]
    }
    return try output.split(separator: UInt8(ascii: "\n")).map { line in
      let peer = try JSONDecoder().decode(Peer.self, from: line)
      return (peer.name, peer.sample)
    }
  }

  private func run(_ workload: String, _ folder: URL?) throws -> (output: Data, status: Int32) {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peers.py")
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, script.path, workload] + (folder.map { [$0.path] } ?? [])
    process.standardOutput = output
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["BENCH_CORE": machine.core, "OPENBLAS_NUM_THREADS": "\(machine.threads)"]
    ) { $1 }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (data, process.terminationStatus)
  }

  /// A line that the program prints.
  private struct Peer: Decodable {
    let name: String
    let sample: Sample
  }
}
