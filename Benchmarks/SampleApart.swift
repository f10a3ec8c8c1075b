import Foundation

/// One measurement by a process of its own, so that what it needs at most can be measured.
///
/// - Parameters:
///   - arguments: By which this program knows what to do, and print as JSON.
///   - megabytes: What the process may ask for beside the pages of files; the system refuses it more. As much as
///     there is where nothing is said.
/// - Returns: What the process printed.
/// - Throws: Whatever stands in the way of the process, or of reading what it printed.
func sampleApart(_ arguments: [String], megabytes: Int? = nil) throws -> Sample {
  let (process, output) = (Process(), Pipe())
  let limit = megabytes.map { "ulimit -d \($0 << 10) && " } ?? ""
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", limit + "exec \"$0\" \"$@\"", CommandLine.arguments[0]] + arguments
  process.standardOutput = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return try JSONDecoder().decode(Sample.self, from: data)
}

/// Prints a measurement for the process that asked for it.
func print(_ sample: Sample) throws {
  print(String(decoding: try JSONEncoder().encode(sample), as: UTF8.self))
}

/// The most memory that this process has had; nil where the system does not say.
///
/// `getrusage` would count that of the parent before it became another program.
var peakMegabytes: Double? { megabytes("VmHWM:") }

/// Forgets what was most so far, and tells what the process has now; nil where the system does not.
func restartPeakMegabytes() -> Double? {
  do {
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    return megabytes("VmRSS:")
  } catch { return nil }
}

private func megabytes(_ name: String) -> Double? {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
  return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
    .map { $0 / 1024 }
}
