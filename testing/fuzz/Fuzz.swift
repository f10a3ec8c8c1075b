import ArgumentParser
import Foundation

/// Feeds damaged files to every reader, in a process that may take little memory and time.
@main struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Feeds damaged files to the readers of this package.",
    discussion:
      "A reader may refuse a file with a sentence; it may not stop, hang, or take a gigabyte.")

  @Option(help: "How many damaged files each reader gets.") var count = 100_000
  @Option(help: "Where the damage begins.") var seed: UInt64 = 1
  @Option(help: "One reader alone: \(Reader.allCases.map(\.rawValue).joined(separator: ", ")).")
  var reader: Reader?
  @Option(help: "Where inputs are kept.") var folder = "build/fuzz"
  @Option(help: .hidden) var workFrom: Int?

  func run() throws {
    if let workFrom, let reader {
      try Worker(reader: reader, folder: place(of: reader), seed: seed)
        .run(workFrom..<count)
      return
    }
    var total = 0
    for reader in reader.map({ [$0] }) ?? Reader.allCases {
      let found = try faults(of: reader)
      print("\(reader.rawValue): \(count) files, \(found) faults")
      total += found
    }
    if total > 0 { throw ExitCode.failure }
  }

  private func place(of reader: Reader) -> URL {
    URL(filePath: folder).appending(path: reader.rawValue)
  }

  /// Starts workers until all files have been read, each from where the one before stopped.
  private func faults(of reader: Reader) throws -> Int {
    let place = place(of: reader)
    try? FileManager.default.removeItem(at: place)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    var (next, faults) = (0, 0)
    while next < count {
      let process = Process()
      process.executableURL = URL(filePath: CommandLine.arguments[0])
      process.arguments = [
        "--reader", reader.rawValue, "--count", "\(count)", "--seed", "\(seed)", "--folder", folder,
        "--work-from", "\(next)",
      ]
      try process.run()
      process.waitUntilExit()
      if process.terminationReason == .exit && process.terminationStatus == 0 { break }
      faults += 1
      let stopped = try Worker.progress(in: place)
      let kept = place.appending(path: "fault-\(stopped)")
      try FileManager.default.copyItem(at: Worker.input(in: place), to: kept)
      print("\(kept.relativePath): stopped with status \(process.terminationStatus)")
      next = stopped + 1
    }
    return faults
  }
}

extension Reader: ExpressibleByArgument {}
