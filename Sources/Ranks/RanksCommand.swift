import ArgumentParser
import DistributedMPI
import Foundation

/// The program that is started once for each rank, or starts itself so.
@main struct RanksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ranks",
    abstract: "Principal components of files, on many processes that exchange messages by MPI.",
    subcommands: [ComponentsCommand.self, FactorizationCommand.self, TrialCommand.self])
}

/// How many processes there are to be.
struct RankOptions: ParsableArguments {
  @Option(help: "How many ranks to start by mpiexec; by default, this process alone.")
  var ranks: Int?

  /// Starts the ranks of this very command, if there are to be some, and ends with them.
  ///
  /// Returns in a process that is a rank, or alone.
  func start() throws {
    guard let ranks, !MPI.isLaunched else { return }
    let outcome = try MPIJob(Array(CommandLine.arguments.dropFirst()), ranks: ranks).run()
    // Of a job that failed, nothing is shown that could be taken for its result.
    if outcome.status == 0 { print(outcome.output, terminator: "") }
    if let sentence = outcome.sentence {
      FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
    throw ExitCode(outcome.status == 0 ? 0 : 1)
  }
}
