public import Foundation

/// A program that `mpiexec` runs on several ranks, and what it said.
///
/// Where the job fails, ``Outcome/sentence`` says in one sentence which rank failed and why, also if
/// that rank was killed and could not say it.
public struct MPIJob: Sendable {
  /// The program.
  public let program: URL
  /// Its arguments.
  public let arguments: [String]
  /// The number P of ranks.
  public let ranks: Int
  /// How many threads the products of each rank use.
  public let threads: Int
  private let notes: JobNotes

  /// How a job ended.
  public struct Outcome: Sendable {
    /// The status of `mpiexec`, 0 if all ranks came to their end.
    public let status: Int32
    /// What the ranks wrote on standard output.
    public let output: String
    /// What the ranks and `mpiexec` wrote on standard error.
    public let errors: String
    /// Which rank failed and why; none if none did.
    public let sentence: String?
  }

  /// Prepares a job.
  ///
  /// - Parameters:
  ///   - program: The program, by default this one.
  ///   - arguments: Its arguments.
  ///   - ranks: The number of ranks.
  ///   - threads: How many threads each rank has; by default, all together have as many as there are
  ///     cores.
  public init(program: URL? = nil, _ arguments: [String], ranks: Int, threads: Int? = nil) {
    self.program = program ?? Self.thisProgram
    self.arguments = arguments
    self.ranks = ranks
    self.threads = threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount / max(1, ranks))
    let name = "low-rank-job-\(UUID().uuidString)"
    notes = JobNotes(folder: FileManager.default.temporaryDirectory.appending(path: name))
  }

  /// The program that starts ranks of the MPI that this was built with; none if it is not installed.
  public static var launcher: URL? {
    guard let implementation = MPI.implementation else { return nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let names = ["mpiexec.\(implementation)", "mpiexec"]
    let places = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) }.map {
      URL(fileURLWithPath: $0)
    }
  }

  /// The processes of the ranks that have begun, in their order.
  public var processes: [Int] { notes.processes }

  /// Runs the job to its end.
  ///
  /// - Throws: An error of the system if `mpiexec` cannot be started.
  public func run() throws -> Outcome {
    guard let launcher = Self.launcher else { throw NoLauncher() }
    try FileManager.default.createDirectory(at: notes.folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: notes.folder) }
    let process = Process()
    process.executableURL = launcher
    process.arguments =
      ["-n", "\(ranks)", "/bin/sh", "-c", Self.witness, program.path] + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    let (said, complained) = (Collected(output), Collected(errors))
    try process.run()
    process.waitUntilExit()
    let outcome = (output: said.text(), errors: complained.text())
    return Outcome(
      status: process.terminationStatus, output: outcome.output, errors: outcome.errors,
      sentence: process.terminationStatus == 0
        ? nil : sentence(status: process.terminationStatus))
  }

  /// Runs a rank and, if a signal ends it, leaves word of that before `mpiexec` ends all others, of
  /// which it may name any.
  private static let witness = """
    "$0" "$@"; status=$?
    if test $status -gt 128; then
      echo $status > "$\(JobNotes.variable)/death-${PMI_RANK:-$OMPI_COMM_WORLD_RANK}"
    fi
    exit $status
    """

  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment[JobNotes.variable] = notes.folder.path
    environment["OPENBLAS_NUM_THREADS"] = "\(threads)"
    // Open MPI refuses more ranks than cores, and the superuser, unless told otherwise.
    environment["OMPI_MCA_rmaps_base_oversubscribe"] = "1"
    environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1"
    environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1"
    return environment
  }

  /// What a rank said, or what is known of the one that could not.
  private func sentence(status: Int32) -> String {
    if let said = notes.failure { return said }
    guard let dead = notes.death else {
      return "The job ended with status \(status), and no rank said why."
    }
    let work = dead.path.isEmpty ? "before it opened a file" : "while it worked on \(dead.path)"
    return "Rank \(dead.rank): its process was ended from outside \(work): run the job again."
  }

  private static var thisProgram: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  }
}

/// There is no `mpiexec` to start ranks with.
public struct NoLauncher: Error, CustomStringConvertible {
  /// What is missing, and what to do.
  public var description: String {
    "There is no mpiexec: install mpich and libmpich-dev, and build again."
  }
}

/// Reads a pipe to its end while the program that fills it runs.
private final class Collected: @unchecked Sendable {
  private let group = DispatchGroup()
  private var data = Data()

  init(_ pipe: Pipe) {
    DispatchQueue.global().async(group: group) { [self] in
      data = pipe.fileHandleForReading.readDataToEndOfFile()
    }
  }

  func text() -> String {
    group.wait()
    return String(decoding: data, as: UTF8.self)
  }
}
