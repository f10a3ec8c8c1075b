import ArgumentParser
import Foundation

/// The library's speed against other libraries', in one run.
///
/// Library and peers take turns, round by round, so that whatever else slows the machine slows all.
/// All inherit `OPENBLAS_NUM_THREADS` and `OPENBLAS_CORETYPE`, get the same matrices, and say which
/// BLAS they use. A peer whose answer is worse than the row allows does not count.
@main struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the library and its peers.")

  @Option(help: "How often each is measured.")
  var rounds = 5

  @Option(help: "Only the rows whose name contains this.")
  var only = ""

  @Option(help: "The Python that has the peers.")
  var python = "python3"

  @Option(help: "The folder for the results: results.json and benchmarks.md.")
  var output = "build/bench"

  @Option(help: .hidden)
  var stream: String?

  @Option(help: .hidden)
  var talk: String?

  @Option(help: .hidden)
  var packages: String?

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds is at least 1.") }
  }

  func run() throws {
    if let stream { return try printStreamSample(stream) }
    if let talk { return try printTalkSample(talk) }
    if let packages { return try printPackagesSample(packages) }
    let machine = try Machine()
    let peers = Peers(python: python, machine: machine)
    say("\(machine.sentence)\n\(peers.versions)")
    var results: [RowResult] = []
    for row in Self.rows where only.isEmpty || row.name.contains(only) {
      if let absence = row.absence {
        say("\n\(row.name): left out, because \(absence)")
        continue
      }
      let result = try row.measure(rounds: rounds, peers: peers, machine: machine)
      say(result.lines.joined(separator: "\n"))
      results.append(result)
    }
    let report = BenchReport(
      machine: machine, peers: peers.versions, rounds: rounds, results: results)
    let folder = URL(filePath: output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try report.write(to: folder)
    say("\n\(report.summary)")
  }

  private static var rows: [Row] {
    denseRows() + [randomizedRow()] + skeletonRows() + [sparseRow(), packagesRow()] + tensorRows()
      + [factoredRow()] + trainingRows() + monarchRows()
      + [matrixSignRow(), streamRow()] + ranksRows() + languageModelRows() + recommenderRows()
  }

  /// Prints at once, also into a file that someone watches.
  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
